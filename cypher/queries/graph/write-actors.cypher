UNWIND $rows AS row
MERGE (a:Actor {id: row.id})
SET a = row.properties, a:$(row.label)
WITH a, row
UNWIND row.keys AS key
MERGE (i:Identifier {key: key})
MERGE (i)-[:IDENTIFIES]->(a)
