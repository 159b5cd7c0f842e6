MATCH (f:Fact)
WHERE f.key > $after AND any(label IN labels(f) WHERE rand() < $shares[label])
WITH f ORDER BY f.key LIMIT $limit
RETURN elementId(f) AS id, f.key AS name, labels(f) AS types, properties(f) AS values,
  [(f)-[r:OF|ABOUT|DURING|PERFORMED_BY|RELATES_TO|TELLS_OF]->(o) | {property: type(r), id: elementId(o), name: coalesce(o.key, o.id), types: labels(o)}] AS outgoing,
  [(f)<-[r:HAD_ENCOUNTER|HAS_CONDITION|SHOWS|TAKES|UNDERWENT|RECEIVED|HAS_ALLERGY|HAS_REPORT|HAD_IMAGING|CARRIES|EXPOSED_TO|HAS_FAMILY_HISTORY|BILLED_FOR|FOLLOWS|USES|GAVE]-(o) | {property: type(r), id: elementId(o), name: coalesce(o.key, o.id), types: labels(o)}] AS incoming
ORDER BY name
