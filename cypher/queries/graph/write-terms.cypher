UNWIND $rows AS row
MERGE (t:Term {id: row.id})
ON CREATE SET t.label = row.label, t:$(row.kind)
ON MATCH SET t.label = CASE WHEN t.label = t.id THEN row.label ELSE t.label END
SET t += row.properties
WITH t, row WHERE row.stated
WITH t, row, [kind IN labels(t) WHERE NOT kind IN ['Term', row.kind]] AS otherKinds
REMOVE t:$(otherKinds)
SET t:$(row.kind), t.release = $release, t.obsolete = row.properties.obsolete
