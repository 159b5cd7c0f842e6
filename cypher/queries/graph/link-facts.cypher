UNWIND $rows AS row
MATCH (f:Fact {key: row.key}) USING INDEX SEEK f:Fact(key)
FOREACH (term IN row.terms | MERGE (t:Term {id: term.id}) CREATE (f)-[:OF {primary: term.primary}]->(t))
FOREACH (term IN row.about | MERGE (t:Term {id: term.id}) CREATE (f)-[:ABOUT {role: term.role}]->(t))
FOREACH (actor IN row.actors | MERGE (a:Actor {id: actor.id}) CREATE (f)-[:PERFORMED_BY {role: actor.role}]->(a))
FOREACH (key IN row.relatives | MERGE (i:Identifier {key: key}) CREATE (f)-[:TELLS_OF]->(i))
WITH f, row
CALL (f, row) {
  UNWIND row.encounters AS key
  MATCH (e:Fact {key: key}) USING INDEX SEEK e:Fact(key)
  CREATE (f)-[:DURING]->(e)
}
CALL (f, row) {
  UNWIND row.related AS related
  MATCH (target:Fact {key: related.key}) USING INDEX SEEK target:Fact(key)
  CREATE (f)-[:RELATES_TO {role: related.role}]->(target)
}
