UNWIND $rows AS row
MATCH (p:Patient {id: row.patient}) USING INDEX SEEK p:Patient(id)
MATCH (f:Fact {key: row.key})<-[owned:HAD_ENCOUNTER|HAS_CONDITION|SHOWS|TAKES|UNDERWENT|RECEIVED|HAS_ALLERGY|HAS_REPORT|HAD_IMAGING|CARRIES|EXPOSED_TO|HAS_FAMILY_HISTORY|BILLED_FOR|FOLLOWS|USES|GAVE]-(before:Patient)
USING INDEX SEEK f:Fact(key)
CREATE (before)-[:HAD_VERSION]->(v:FactVersion)
SET v = properties(f), v.key = f.key + '@' + toString(f.recordedAt), v.fact = f.key,
    v.kind = [label IN labels(f) WHERE NOT label IN ['Fact', 'Dangling']][0], v.supersededAt = $now,
    v.terms = [(f)-[:OF]->(t:Term) | t.id], v.formerKind = f.kind
DELETE owned
WITH p, f, row, before.id AS owner, labels(f) AS before
CALL (f) {
  MATCH (f)-[old:OF|ABOUT|DURING|PERFORMED_BY|RELATES_TO|TELLS_OF]->()
  DELETE old
}
SET f = row.properties
REMOVE f:$(before)
SET f:Fact:$(row.labels)
CREATE (p)-[:$(row.edge)]->(f)
RETURN DISTINCT owner AS patient
