UNWIND $rows AS row
MATCH (child:Term {id: row.from})
MATCH (parent:Term {id: row.to})
CREATE (child)-[:IS_A {release: $release}]->(parent)
