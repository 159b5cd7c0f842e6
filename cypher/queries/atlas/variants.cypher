UNWIND $genes AS gene
MATCH (g:Term {id: gene})
CALL (g) {
  RETURN g AS same
  UNION
  MATCH (g)-[m:MAPS_TO]-(same:Term) WHERE m.predicate = 'exact'
  RETURN same
}
MATCH (same)<-[in:IN_GENE]-(v:Variant)
CALL (v) {
  MATCH (v)<-[:OF]-(c:VariantCall) WHERE c.significance IS NOT NULL
  WITH c.significance AS significance, count(*) AS calls ORDER BY calls DESC, significance
  RETURN collect(significance) AS significances
}
RETURN DISTINCT gene, v.id AS id, in.release AS release, significances, EXISTS { (v)<-[:OF]-(:VariantCall) } AS recorded
LIMIT $limit
