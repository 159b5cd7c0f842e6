UNWIND $records AS record
CALL (record) {
  MATCH (f:Fact {key: record})
  RETURN f
  UNION
  MATCH (f:Fact)
  WHERE f.key STARTS WITH record + '#'
  RETURN f
}
RETURN f.key AS key
