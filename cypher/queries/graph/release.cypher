MATCH (r:Release {id: $id})
RETURN r.status AS status, r.sha256 AS sha256
