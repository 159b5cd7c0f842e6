MATCH (t:Term {release: $release})
WHERE NOT EXISTS { (t)--() }
WITH t LIMIT 20000
DELETE t
RETURN count(*) AS count
