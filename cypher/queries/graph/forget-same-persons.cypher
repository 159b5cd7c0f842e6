UNWIND $patients AS id
MATCH (p:Patient {id: id}) USING INDEX SEEK p:Patient(id)
CALL (p) {
  MATCH (p)-[same:SAME_PERSON_AS]-(:Patient)
  RETURN same
  UNION
  MATCH (p)<-[:IDENTIFIES]-(i:Identifier)-[:IDENTIFIES]->(q:Patient)
  WHERE COUNT { (i)-[:IDENTIFIES]->(:Patient) } = 11
  MATCH (q)-[same:SAME_PERSON_AS {reason: 'identifier', identifier: i.key}]->(:Patient)
  RETURN same
}
WITH DISTINCT same
DELETE same
