UNWIND $keys AS key
MATCH (f:Dangling:Fact {key: key})
RETURN count(f) AS count
