// Only ends have labels, so that whatever the graph holds at first is walked from the patient and never from all identifiers.
UNWIND $patients AS id
MATCH (p:Patient {id: id}) USING INDEX SEEK p:Patient(id)
CALL (p) {
  MATCH (p)<-[:IDENTIFIES]-(i)
  WITH p, i WHERE NOT i.key CONTAINS '||' AND COUNT { (i)-[:IDENTIFIES]->() } <= 10
  MATCH (i)-[:IDENTIFIES]->(q)
  RETURN p AS a, q AS b, 'identifier' AS reason, 'identifier' AS inverse, i.key AS identifier
  UNION
  MATCH (p)-[link:LINKS_TO]->(i)
  WITH p, link, i
  MATCH (i)-[:IDENTIFIES]->(q)
  RETURN p AS a, q AS b, link.type AS reason, link.inverse AS inverse, i.key AS identifier
  UNION
  MATCH (p)<-[:IDENTIFIES]-(i)
  WITH p, i
  MATCH (i)<-[link:LINKS_TO]-(q)
  RETURN q AS a, p AS b, link.type AS reason, link.inverse AS inverse, i.key AS identifier
}
WITH * WHERE a <> b AND a:Patient AND b:Patient
MERGE (a)-[:SAME_PERSON_AS {reason: reason, identifier: identifier}]->(b)
MERGE (b)-[:SAME_PERSON_AS {reason: inverse, identifier: identifier}]->(a)
