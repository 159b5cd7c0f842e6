UNWIND $rows AS row
MATCH (f:Fact {key: row.key})
MERGE (i:Identifier {key: row.actor})
WITH f, i, row
CALL (i) {
  WITH i WHERE NOT EXISTS { (i)-[:IDENTIFIES]->(:Actor) }
  MERGE (a:Actor {id: i.key})
  ON CREATE SET a.pending = true
  MERGE (i)-[:IDENTIFIES]->(a)
}
MATCH (i)-[:IDENTIFIES]->(actor:Actor)
MERGE (f)-[:PERFORMED_BY {role: row.role}]->(actor)
