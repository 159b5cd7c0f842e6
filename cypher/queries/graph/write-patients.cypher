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
CALL (p, row) {
  MATCH (p)<-[names:IDENTIFIES]-(i:Identifier)
  WHERE names.since IS NOT NULL AND NOT i.key IN row.keys
  DELETE names
  WITH DISTINCT i WHERE NOT EXISTS { (i)--() }
  DELETE i
}
CALL (p) {
  MATCH (p)-[link:LINKS_TO]->(:Identifier)
  DELETE link
}
CALL (p, row) {
  UNWIND row.links AS link
  MERGE (i:Identifier {key: link.identifier})
  CREATE (p)-[:LINKS_TO {type: link.type, inverse: link.inverse}]->(i)
}
UNWIND row.keys AS key
MERGE (i:Identifier {key: key})
MERGE (i)-[names:IDENTIFIES]->(p)
ON CREATE SET names.since = $now
