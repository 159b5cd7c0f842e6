UNWIND $rows AS row
OPTIONAL MATCH (old:Patient {id: row.id})
CALL (old, row) {
  WITH old, row WHERE old IS NOT NULL
  CREATE (old)-[:HAD_VERSION]->(v:FactVersion)
  SET v = properties(old), v.key = old.id + '@' + toString(old.recordedAt), v.fact = old.id, v.kind = 'Patient', v.supersededAt = $now
}
MERGE (p:Patient {id: row.id})
SET p = row.properties
WITH p, row
UNWIND row.keys AS key
MERGE (i:Identifier {key: key})
MERGE (i)-[names:IDENTIFIES]->(p)
ON CREATE SET names.since = $now
