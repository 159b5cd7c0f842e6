UNWIND $keys AS key
MATCH (:Identifier {key: key})-[:IDENTIFIES]->(p:Patient)
RETURN key, p.id AS id
