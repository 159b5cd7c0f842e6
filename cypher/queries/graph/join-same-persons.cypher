UNWIND $patients AS id
MATCH (p:Patient {id: id}) USING INDEX SEEK p:Patient(id)
CALL (p) {
  MATCH (p)<-[:IDENTIFIES]-(i:Identifier)-[:IDENTIFIES]->(q:Patient)
  WHERE q <> p AND NOT i.key STARTS WITH '|' AND COUNT { (i)-[:IDENTIFIES]->(:Patient) } <= 10
  RETURN p AS a, q AS b, 'identifier' AS reason, 'identifier' AS inverse, i.key AS identifier
  UNION
  MATCH (p)-[link:LINKS_TO]->(i:Identifier)-[:IDENTIFIES]->(q:Patient)
  WHERE q <> p
  RETURN p AS a, q AS b, link.type AS reason, link.inverse AS inverse, i.key AS identifier
  UNION
  MATCH (p)<-[:IDENTIFIES]-(i:Identifier)<-[link:LINKS_TO]-(q:Patient)
  WHERE q <> p
  RETURN q AS a, p AS b, link.type AS reason, link.inverse AS inverse, i.key AS identifier
}
MERGE (a)-[:SAME_PERSON_AS {reason: reason, identifier: identifier}]->(b)
MERGE (b)-[:SAME_PERSON_AS {reason: inverse, identifier: identifier}]->(a)
