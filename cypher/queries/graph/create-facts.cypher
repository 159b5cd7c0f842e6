UNWIND $rows AS row
MATCH (p:Patient {id: row.patient})
CREATE (f:Fact:$(row.kind))
SET f = row.properties
CREATE (p)-[:$(row.edge)]->(f)
