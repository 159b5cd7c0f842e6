MATCH (variant:Term {id: $variant})
OPTIONAL MATCH (variant)-[:IN_GENE]->(gene:Gene)
WITH variant, collect(DISTINCT gene {.id, .label}) AS genes
OPTIONAL MATCH (call:VariantCall)-[:OF]->(variant)
WITH variant, genes, collect(DISTINCT call {.origin, .zygosity, .significance, .build, .hgvsGenomic, .hgvsCoding, .hgvsProtein, .consequences, .exon, .representative, .genotype, .alleleFrequency}) AS calls
RETURN variant.id AS variant, genes, calls, COLLECT {
  MATCH (variant)<-[:OF]-(:VariantCall)<-[:CARRIES]-(:Patient)-[:HAS_FAMILY_HISTORY]->(relative:FamilyHistory)
  WITH DISTINCT relative
  RETURN coalesce(relative.conditions, [])
} AS relatives, COLLECT {
  MATCH (variant)<-[:OF]-(:VariantCall)<-[:CARRIES]-(:Patient)-[:CARRIES]->(other:VariantCall)-[:OF]->(second:Variant)-[:IN_GENE]->(gene:Gene)
  WHERE second <> variant AND other.significance IS NOT NULL AND coalesce(other.origin, '') <> 'somatic'
    AND coalesce(NOT other.hgvsCoding IN [call IN calls | call.hgvsCoding], true)
    AND (variant)-[:IN_GENE]->(gene)
  RETURN DISTINCT {gene: gene.id, significance: other.significance}
} AS others
