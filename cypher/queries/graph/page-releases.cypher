MATCH (r:Release)
WHERE r.id > $after AND any(label IN labels(r) WHERE rand() < $shares[label])
WITH r ORDER BY r.id LIMIT $limit
RETURN elementId(r) AS id, r.id AS name, labels(r) AS types, properties(r) AS values,
  [] AS outgoing,
  [] AS incoming
ORDER BY name
