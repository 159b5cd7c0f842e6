UNWIND $rows AS row
MERGE (t:Term {id: row.id})
ON CREATE SET t.label = row.label, t:$(row.kind)
