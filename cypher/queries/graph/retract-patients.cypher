UNWIND $keys AS key
MATCH (p:Patient {id: key})
CALL (p) {
  MATCH (p)-[:HAD_ENCOUNTER|HAS_CONDITION|SHOWS|TAKES|UNDERWENT|RECEIVED|HAS_ALLERGY|HAS_REPORT|HAD_IMAGING|CARRIES|EXPOSED_TO|HAS_FAMILY_HISTORY|BILLED_FOR|FOLLOWS|USES|GAVE]->(f:Fact)
  CREATE (p)-[:HAD_VERSION]->(v:FactVersion)
  SET v = properties(f), v.key = f.key + '@' + toString(f.recordedAt), v.fact = f.key,
      v.kind = [label IN labels(f) WHERE NOT label IN ['Fact', 'Dangling']][0], v.supersededAt = $now, v.retracted = true,
      v.terms = [(f)-[:OF]->(t:Term) | t.id], v.formerKind = f.kind
  DETACH DELETE f
}
CALL (p) {
  MATCH (p)-[m:MEASURED]->(:Term)
  CREATE (p)-[:HAD_VERSION]->(v:FactVersion)
  SET v = properties(m), v.key = m.key + '@' + toString(m.recordedAt), v.fact = m.key, v.kind = 'Measurement',
      v.supersededAt = $now, v.retracted = true
  DELETE m
}
CALL (p) {
  MATCH (p)<-[known:IDENTIFIES]-(i:Identifier)
  DELETE known
  WITH i WHERE NOT EXISTS { (i)--() }
  DELETE i
}
CALL (p) {
  MATCH (p)-[tie:SAME_PERSON_AS|LINKS_TO]-()
  DELETE tie
}
REMOVE p:Patient
SET p:RetractedPatient, p.supersededAt = $now
RETURN p.id AS patient, count(p) AS count
