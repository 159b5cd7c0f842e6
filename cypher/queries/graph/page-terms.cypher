MATCH (t:Term)
WHERE t.id > $after AND any(label IN labels(t) WHERE rand() < $shares[label])
WITH t ORDER BY t.id LIMIT $limit
RETURN elementId(t) AS id, t.id AS name, labels(t) AS types, properties(t) AS values,
  [(t)-[r:IS_A|IN_GENE|HAS_PHENOTYPE|CAUSED_BY|ASSOCIATED_WITH|TREATS|INTERACTS_WITH|CONTRAINDICATED_IN|RISK_FACTOR_FOR|INDICATES|MANAGED_BY|HAS_CLINICAL_MODIFIER]->(o) | {property: type(r), id: elementId(o), name: coalesce(o.key, o.id), types: labels(o)}] AS outgoing,
  [] AS incoming
ORDER BY name
