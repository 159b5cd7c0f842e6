MATCH (t:Term {release: $release})
WITH t LIMIT 20000
REMOVE t.release
SET t.obsolete = true
RETURN count(*) AS count
