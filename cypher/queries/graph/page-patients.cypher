MATCH (p:Patient)
WHERE p.id > $after AND any(label IN labels(p) WHERE rand() < $shares[label])
WITH p ORDER BY p.id LIMIT $limit
RETURN elementId(p) AS id, p.id AS name, labels(p) AS types, properties(p) AS values,
  [] AS outgoing,
  [] AS incoming
ORDER BY name
