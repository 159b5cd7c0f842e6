UNWIND $keys AS key
MATCH (i:Identifier {key: key})-[:IDENTIFIES]->(p:Patient)
RETURN DISTINCT p.id AS id
ORDER BY id
