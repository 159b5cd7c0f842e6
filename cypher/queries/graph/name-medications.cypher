UNWIND $rows AS row
MATCH (f:Medication {product: row.key}) USING INDEX SEEK f:Medication(product)
MATCH (p:Patient)-[:TAKES]->(f)
CALL (p, f) {
  WITH p, f WHERE f.recordedAt < $now
  CREATE (p)-[:HAD_VERSION]->(v:FactVersion)
  SET v = properties(f), v.key = f.key + '@' + toString(f.recordedAt), v.fact = f.key, v.kind = 'Medication', v.supersededAt = $now,
      v.terms = [(f)-[:OF]->(t:Term) | t.id]
}
CALL (f) {
  MATCH (f)-[old:OF]->(:Term)
  DELETE old
}
SET f.code = row.code, f.text = row.text, f.recordedAt = $now
FOREACH (term IN row.terms | MERGE (t:Term {id: term.id}) CREATE (f)-[:OF {primary: term.primary}]->(t))
RETURN DISTINCT p.id AS patient
