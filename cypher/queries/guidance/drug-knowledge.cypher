UNWIND $releases AS release
CALL (release) {
  MATCH (drug:Term)-[k:INTERACTS_WITH {release: release}]->(other:Term)
  RETURN drug, k, other
  UNION ALL
  MATCH (drug:Term)-[k:CONTRAINDICATED_IN {release: release}]->(other:Term)
  RETURN drug, k, other
}
WITH drug, k, other WHERE NOT coalesce(k.negated, false)
RETURN drug.id AS subject, type(k) AS relation, other.id AS object, k.severity AS severity, k.effect AS effect, k.effectZh AS effectZh,
  k.references AS references, k.release AS release
ORDER BY subject, relation, object, release
