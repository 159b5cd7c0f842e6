UNWIND $rows AS row
MATCH (i:Identifier {key: row.identifier})-[:IDENTIFIES]->(n:Patient|Actor) USING INDEX SEEK i:Identifier(key)
WHERE NOT coalesce(n.pending, false)
RETURN row.record AS record, n.id AS id
