UNWIND $rows AS row
MERGE (t:Term {id: row.id})
ON CREATE SET t.label = coalesce(row.name, row.id), t:$(row.kind)
FOREACH (name IN CASE WHEN t.label = t.id AND row.name <> t.id THEN [row.name] ELSE [] END | SET t.label = name)
