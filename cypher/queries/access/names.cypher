UNWIND $ids AS id
MATCH (t:Term {id: id}) USING INDEX SEEK t:Term(id)
WHERE t.label IS NOT NULL
RETURN id, t.label AS label
