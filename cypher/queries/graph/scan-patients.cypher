UNWIND $ids AS id
MATCH (p:Patient {id: id})
RETURN properties(p) AS patient,
  [(p)-[:HAD_ENCOUNTER|HAS_CONDITION|SHOWS|TAKES|UNDERWENT|RECEIVED|HAS_ALLERGY|HAS_REPORT|HAD_IMAGING|CARRIES|EXPOSED_TO|HAS_FAMILY_HISTORY|BILLED_FOR|FOLLOWS|USES|GAVE]->(f:Fact) |
    {
      kind: [label IN labels(f) WHERE NOT label IN ['Fact', 'Dangling']][0],
      values: f {.key, .code, .start, .startPrecision, .end, .endPrecision, .value, .doseValue, .total, .unit, .doseUnit, .currency, .valueCode, .status, .verification, .excluded, .source, .encounter, .kind, .intent, .relationship, .conditions, .items, .gene, .zygosity, .significance, .consequences, .semanticTag, .hgvsCoding, .hgvsGenomic, .hgvsProtein},
      terms: [(f)-[:OF]->(t:Term) | t.id],
      relatives: [(f)-[:TELLS_OF]->(:Identifier)-[:IDENTIFIES]->(q:Patient) | q.id]
    }] AS facts,
  [(p)-[m:MEASURED]->(t:Term) |
    {
      values: m {.key, .code, .at, .atPrecision, .end, .endPrecision, .value, .unit, .valueCode, .status, .source, .encounter, .codes},
      terms: [t.id]
    }] AS measurements
