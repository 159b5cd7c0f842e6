UNWIND $ids AS id
CALL (id) {
  MATCH (n:Patient {id: id}) USING INDEX SEEK n:Patient(id)
  RETURN n
  UNION
  MATCH (n:RetractedPatient {id: id}) USING INDEX SEEK n:RetractedPatient(id)
  RETURN n
}
CALL (n) {
  MATCH (n)-[:HAD_ENCOUNTER|HAS_CONDITION|SHOWS|TAKES|UNDERWENT|RECEIVED|HAS_ALLERGY|HAS_REPORT|HAD_IMAGING|CARRIES|EXPOSED_TO|HAS_FAMILY_HISTORY|BILLED_FOR|FOLLOWS|USES|GAVE]->(f:Fact)
  WHERE f.recordedAt <= $at
  RETURN collect({
    kind: [label IN labels(f) WHERE NOT label IN ['Fact', 'Dangling']][0],
    values: properties(f),
    terms: [(f)-[:OF]->(t:Term) | t.id],
    relatives: [(f)-[:TELLS_OF]->(:Identifier)-[names:IDENTIFIES]->(q:Patient) WHERE coalesce(names.since, $at) <= $at | q.id]
  }) AS facts
}
CALL (n) {
  MATCH (n)-[m:MEASURED]->(t:Term)
  WHERE m.recordedAt <= $at
  RETURN collect({kind: 'Measurement', values: properties(m), terms: [t.id], relatives: []}) AS measurements
}
CALL (n) {
  MATCH (n)-[:HAD_VERSION]->(v:FactVersion)
  WHERE v.recordedAt <= $at AND v.supersededAt > $at
  CALL (v) {
    UNWIND coalesce(v.relative, []) AS key
    MATCH (i:Identifier {key: key})-[names:IDENTIFIES]->(q:Patient) USING INDEX SEEK i:Identifier(key)
    WHERE coalesce(names.since, $at) <= $at
    RETURN collect(q.id) AS relatives
  }
  RETURN collect({kind: v.kind, values: properties(v), terms: v.terms, relatives: relatives}) AS versions
}
RETURN id, n:Patient AS isCurrent, properties(n) AS patient, facts, measurements, versions
