UNWIND $rows AS row
MATCH (f:Medication {product: row.key}) USING INDEX SEEK f:Medication(product)
MATCH (p:Patient)-[:TAKES]->(f)
CALL (f) {
  MATCH (f)-[old:OF]->(:Term)
  DELETE old
}
SET f.code = row.code, f.text = row.text
FOREACH (term IN row.terms | MERGE (t:Term {id: term.id}) CREATE (f)-[:OF {primary: term.primary}]->(t))
RETURN DISTINCT p.id AS patient
