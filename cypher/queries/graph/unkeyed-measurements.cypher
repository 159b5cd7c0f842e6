UNWIND $patients AS id
MATCH (p:Patient {id: id})-[m:MEASURED]->()
WHERE NOT coalesce(m.key > '', false)
WITH m LIMIT $limit
RETURN elementId(m) AS id, coalesce(m.record, elementId(m)) AS name, ['Measurement'] AS types, properties(m) AS values,
  [
    {property: 'patient', id: elementId(startNode(m)), name: startNode(m).id, types: labels(startNode(m))},
    {property: 'term', id: elementId(endNode(m)), name: endNode(m).id, types: labels(endNode(m))}
  ] AS outgoing,
  [] AS incoming
