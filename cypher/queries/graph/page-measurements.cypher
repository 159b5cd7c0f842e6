MATCH ()-[m:MEASURED]->()
WHERE m.key > $after AND rand() < $shares.Measurement
WITH m ORDER BY m.key LIMIT $limit
RETURN elementId(m) AS id, m.key AS name, ['Measurement'] AS types, properties(m) AS values,
  [
    {property: 'patient', id: elementId(startNode(m)), name: startNode(m).id, types: labels(startNode(m))},
    {property: 'term', id: elementId(endNode(m)), name: endNode(m).id, types: labels(endNode(m))}
  ] AS outgoing,
  [] AS incoming
ORDER BY name
