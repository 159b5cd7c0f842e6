UNWIND $rows AS row
MATCH (a:Term {id: row.from})
MATCH (b:Term {id: row.to})
CREATE (a)-[m:MAPS_TO {release: $release}]->(b)
SET m.predicate = row.predicate, m.justification = row.justification, m.references = row.references
