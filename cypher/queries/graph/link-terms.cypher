UNWIND $rows AS row
MATCH (f:Fact {key: row.key})
MATCH (t:Term {id: row.term})
CREATE (f)-[:OF {primary: row.primary}]->(t)
