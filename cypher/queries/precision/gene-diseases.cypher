UNWIND $genes AS row
UNWIND row.ids AS id
MATCH (:Term {id: id})<-[said:CAUSED_BY|ASSOCIATED_WITH]-(disease:Disease)
WHERE said:CAUSED_BY OR said.classification IS NOT NULL
OPTIONAL MATCH (disease)-[:HAS_CLINICAL_MODIFIER]->(mode:Term)
WHERE mode.id IN $modes
WITH row, disease, said, collect(DISTINCT mode.id) AS modes
RETURN row.gene AS gene, disease.id AS disease, disease.label AS label, said.classification AS validity,
       coalesce(said.negated, false) AS disputed, said.release AS release, coalesce(said.references, []) AS references,
       modes + [mode IN [said.inheritance] WHERE mode IN $modes AND NOT mode IN modes] AS inheritance
ORDER BY gene, disease, release
