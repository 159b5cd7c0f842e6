UNWIND $rows AS row
MATCH (p:Patient {id: row.patient})
MATCH (t:Term {id: row.term})
CREATE (p)-[m:MEASURED]->(t)
SET m = row.properties
