MATCH (f:Dangling)
RETURN count(f) AS count
