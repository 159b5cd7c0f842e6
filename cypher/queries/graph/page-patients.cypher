MATCH (p:Patient)
WHERE p.id > $after AND any(label IN labels(p) WHERE rand() < $shares[label])
WITH p ORDER BY p.id LIMIT $limit
RETURN elementId(p) AS id, p.id AS name, labels(p) AS types, properties(p) AS values,
  [(p)-[r:SAME_PERSON_AS|LINKS_TO]->(o) | {property: type(r), id: elementId(o), name: coalesce(o.key, o.id), types: labels(o)}] AS outgoing,
  [] AS incoming
ORDER BY name
