UNWIND $variants AS row
CALL (row) {
  UNWIND row.ids AS id
  MATCH (v:Term {id: id}) USING INDEX SEEK v:Term(id)
  WHERE v:Variant
  RETURN v
  UNION
  UNWIND row.labels AS label
  MATCH (v:Term {label: label}) USING INDEX SEEK v:Term(label)
  WHERE v:Variant
  RETURN v
  UNION
  RETURN null AS v
}
OPTIONAL MATCH (v)-[in:IN_GENE]->(gene:Gene)
WHERE $records OR in.release IS NOT NULL
WITH row, v, collect(DISTINCT coalesce(gene.label, gene.id)) AS genes
OPTIONAL MATCH (v)<-[:OF]-(call:VariantCall)
WHERE $records
WITH row, v, genes, collect(CASE WHEN call IS NULL THEN null ELSE coalesce(call.origin, 'not said') END) AS origins, collect(DISTINCT call.significance) AS significances
RETURN row.name AS name, reduce(all = [], each IN collect(genes) | all + each) AS genes,
       reduce(all = [], each IN collect(origins) | all + each) AS origins,
       reduce(all = [], each IN collect(significances) | all + each) AS significances
ORDER BY name
