MATCH (i:Identifier)
WHERE i.key > $after AND any(label IN labels(i) WHERE rand() < $shares[label])
WITH i ORDER BY i.key LIMIT $limit
RETURN elementId(i) AS id, i.key AS name, labels(i) AS types, properties(i) AS values,
  [(i)-[r:IDENTIFIES]->(o) | {property: type(r), id: elementId(o), name: coalesce(o.key, o.id), types: labels(o)}] AS outgoing,
  [] AS incoming
ORDER BY name
