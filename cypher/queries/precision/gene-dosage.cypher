UNWIND $genes AS row
UNWIND row.ids AS id
MATCH (:Term {id: id})-[said:HAS_DOSAGE_SENSITIVITY]->(:Term {id: 'ClinGen:haploinsufficiency'})
OPTIONAL MATCH (disease:Term {id: said.disease})
RETURN row.gene AS gene, said.score AS score, said.classification AS classification, said.disease AS disease,
       disease.label AS label, said.evaluated AS evaluated, said.release AS release,
       coalesce(said.references, []) AS references
ORDER BY gene, evaluated DESC, release
