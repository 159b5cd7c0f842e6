MATCH (call:Fact {key: $call})-[:OF]->(variant:Variant)
WITH call, collect(variant) AS variants
WITH call, variants, COLLECT {
  UNWIND variants AS variant
  MATCH (variant)-[:IN_GENE]->(gene:Gene)
  RETURN DISTINCT gene {.id, .label}
} AS genes
RETURN call.code AS variant, genes, [call {.origin, .zygosity, .significance, .build, .hgvsGenomic, .hgvsCoding, .hgvsProtein, .consequences, .exon, .representative, .genotype, .alleleFrequency}] AS calls, COLLECT {
  MATCH (call)<-[:CARRIES]-(:Patient)-[:HAS_FAMILY_HISTORY]->(relative:FamilyHistory)
  RETURN coalesce(relative.conditions, [])
} AS relatives, COLLECT {
  MATCH (call)<-[:CARRIES]-(:Patient)-[:CARRIES]->(other:VariantCall)-[:OF]->(second:Variant)-[:IN_GENE]->(gene:Gene)
  WHERE other.significance IS NOT NULL AND coalesce(other.origin, '') <> 'somatic'
    AND NOT second IN variants AND coalesce(other.hgvsCoding <> call.hgvsCoding, true)
    AND gene.id IN [known IN genes | known.id]
  RETURN DISTINCT {gene: gene.id, significance: other.significance}
} AS others
