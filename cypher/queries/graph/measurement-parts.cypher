UNWIND $records AS record
CALL (record) {
  MATCH (:Patient)-[m:MEASURED {key: record}]->(:Term)
  RETURN m
  UNION
  MATCH (:Patient)-[m:MEASURED]->(:Term)
  WHERE m.key STARTS WITH record + '#'
  RETURN m
}
RETURN m.key AS key
