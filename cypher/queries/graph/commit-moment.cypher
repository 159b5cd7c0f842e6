MATCH (c:Commit {number: $number})
OPTIONAL MATCH (other:Commit)
WHERE (other.number < c.number AND other.at >= c.at) OR (other.number > c.number AND other.at <= c.at)
RETURN c.at AS at, count(other) AS disordered
