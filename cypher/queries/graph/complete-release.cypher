MATCH (r:Release {id: $id})
SET r.status = 'complete'
WITH r
MATCH (earlier:Release {source: $source})
WHERE earlier.id <> r.id
RETURN earlier.id AS id
