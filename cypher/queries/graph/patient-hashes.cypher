UNWIND $ids AS id
MATCH (p:Patient {id: id})
RETURN p.id AS id, p.hash AS hash
