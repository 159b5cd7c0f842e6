UNWIND $keys AS key
MATCH (f:Fact {key: key}) USING INDEX SEEK f:Fact(key)
MATCH (p:Patient)-[:HAD_ENCOUNTER|HAS_CONDITION|SHOWS|TAKES|UNDERWENT|RECEIVED|HAS_ALLERGY|HAS_REPORT|HAD_IMAGING|CARRIES|EXPOSED_TO|HAS_FAMILY_HISTORY|BILLED_FOR|FOLLOWS|USES|GAVE]->(f)
CREATE (p)-[:HAD_VERSION]->(v:FactVersion)
SET v = properties(f), v.key = f.key + '@' + toString(f.recordedAt), v.fact = f.key,
    v.kind = [label IN labels(f) WHERE NOT label IN ['Fact', 'Dangling']][0], v.supersededAt = $now, v.retracted = true,
    v.terms = [(f)-[:OF]->(t:Term) | t.id], v.formerKind = f.kind
DETACH DELETE f
RETURN p.id AS patient, count(v) AS count
