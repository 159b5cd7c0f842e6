UNWIND $rows AS row
MATCH (known:Identifier {key: row.id})-[:IDENTIFIES]->(n:Patient|Actor) USING INDEX SEEK known:Identifier(key)
MERGE (i:Identifier {key: row.record})
MERGE (i)-[:IDENTIFIES]->(n)
