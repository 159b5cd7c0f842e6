UNWIND $keys AS key
CALL (key) {
  MATCH (p:Patient)-[m:MEASURED {key: key}]->(:Term)
  RETURN p, m
  UNION
  MATCH (p:Patient)-[m:MEASURED]->(:Term)
  WHERE m.key STARTS WITH key + '#'
  RETURN p, m
}
CREATE (p)-[:HAD_VERSION]->(v:FactVersion)
SET v = properties(m), v.key = m.key + '@' + toString(m.recordedAt), v.fact = m.key, v.kind = 'Measurement',
    v.supersededAt = $now, v.retracted = true
DELETE m
RETURN count(v) AS count
