MATCH ()-[r:$($type) {release: $release}]->()
WITH r LIMIT 20000
DELETE r
RETURN count(*) AS count
