UNWIND $ids AS id
MATCH (t:Term {id: id})
WHERE t.label IS NOT NULL
RETURN id, t.label AS label
