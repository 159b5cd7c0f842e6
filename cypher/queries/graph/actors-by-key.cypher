UNWIND $keys AS key
MATCH (i:Identifier {key: key})-[:IDENTIFIES]->(a:Actor)
RETURN key, a.id AS id, a.hash AS hash
