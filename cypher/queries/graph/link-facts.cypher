UNWIND $rows AS row
MATCH (f:Fact {key: row.key})
OPTIONAL MATCH (target:Fact {key: row.target})
OPTIONAL MATCH (:Patient)-[m:MEASURED {key: row.target}]->(:Term)
FOREACH (found IN CASE WHEN target IS NULL THEN [] ELSE [target] END | MERGE (f)-[:RELATES_TO {role: row.role}]->(found))
FOREACH (waiting IN CASE WHEN target IS NULL AND m IS NULL THEN [f] ELSE [] END | SET waiting:Dangling)
