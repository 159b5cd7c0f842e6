// Only ends have labels, so that whatever the graph holds at first is walked from the patient and never from all identifiers.
UNWIND $patients AS id
MATCH (p:Patient {id: id}) USING INDEX SEEK p:Patient(id)
CALL (p) {
  MATCH (p)-[same:SAME_PERSON_AS]-()
  RETURN same
  UNION
  MATCH (p)<-[:IDENTIFIES]-(i)
  WITH i WHERE COUNT { (i)-[:IDENTIFIES]->() } = 11
  MATCH (i)-[:IDENTIFIES]->(q)
  WITH i, q
  MATCH (q)-[same:SAME_PERSON_AS {reason: 'identifier', identifier: i.key}]->()
  RETURN same
}
WITH DISTINCT same
DELETE same
