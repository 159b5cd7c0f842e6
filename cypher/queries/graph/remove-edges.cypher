MATCH (:Term)-[r:$($type) {release: $release}]->(:Term)
WITH r LIMIT 20000
DELETE r
RETURN count(*) AS count
