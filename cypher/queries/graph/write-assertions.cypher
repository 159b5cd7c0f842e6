UNWIND $rows AS row
MATCH (a:Term {id: row.from})
MATCH (b:Term {id: row.to})
CREATE (a)-[k:$(row.type)]->(b)
SET k = row.properties, k.release = $release
