UNWIND $rows AS row
MATCH (f:Fact {key: row.key})
OPTIONAL MATCH (e:Encounter:Fact {key: row.encounter})
FOREACH (found IN CASE WHEN e IS NULL THEN [] ELSE [e] END | CREATE (f)-[:DURING]->(found))
FOREACH (waiting IN CASE WHEN e IS NULL THEN [f] ELSE [] END | SET waiting:Dangling)
