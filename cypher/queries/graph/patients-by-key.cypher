UNWIND $keys AS key
MATCH (i:Identifier {key: key})-[:IDENTIFIES]->(p:Patient) USING INDEX SEEK i:Identifier(key)
RETURN DISTINCT p.id AS id
ORDER BY id
