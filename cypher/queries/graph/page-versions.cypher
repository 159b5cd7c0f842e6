MATCH (v:FactVersion)
WHERE v.key > $after AND any(label IN labels(v) WHERE rand() < $shares[label])
WITH v ORDER BY v.key LIMIT $limit
RETURN elementId(v) AS id, v.key AS name, labels(v) AS types, properties(v) AS values,
  [] AS outgoing,
  [(v)<-[r:HAD_VERSION]-(o) | {property: type(r), id: elementId(o), name: coalesce(o.key, o.id), types: labels(o)}] AS incoming
ORDER BY name
