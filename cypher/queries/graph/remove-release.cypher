MATCH (r:Release {id: $id})
DELETE r
