MERGE (r:Release {id: $row.id})
SET r = $row, r.status = 'loading', r.loadedAt = $now
