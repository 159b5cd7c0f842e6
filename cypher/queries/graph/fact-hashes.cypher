UNWIND $keys AS key
MATCH (f:Fact {key: key})
RETURN f.key AS key, f.hash AS hash
