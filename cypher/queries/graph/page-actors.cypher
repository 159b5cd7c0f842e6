MATCH (a:Actor)
WHERE a.id > $after AND any(label IN labels(a) WHERE rand() < $shares[label])
WITH a ORDER BY a.id LIMIT $limit
RETURN elementId(a) AS id, a.id AS name, labels(a) AS types, properties(a) AS values,
  [] AS outgoing,
  [] AS incoming
ORDER BY name
