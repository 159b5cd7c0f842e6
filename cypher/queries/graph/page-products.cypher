MATCH (d:DrugProduct)
WHERE d.key > $after AND any(label IN labels(d) WHERE rand() < $shares[label])
WITH d ORDER BY d.key LIMIT $limit
RETURN elementId(d) AS id, d.key AS name, labels(d) AS types, properties(d) AS values,
  [] AS outgoing,
  [] AS incoming
ORDER BY name
