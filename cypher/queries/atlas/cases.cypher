UNWIND $terms AS term
MATCH (t:Term {id: term})
CALL (t) {
  MATCH (t)<-[:OF]-(c:Condition)-[:DURING]->(e:Encounter)
  WHERE NOT coalesce(c.verification, '') IN ['refuted', 'entered-in-error']
  RETURN e
  UNION
  MATCH (t)<-[:ABOUT {role: 'reasons'}]-(e:Encounter)
  RETURN e
}
WITH DISTINCT e LIMIT $limit
MATCH (e)<-[:HAD_ENCOUNTER]-(p:Patient)
CALL (e) {
  MATCH (e)-[by:PERFORMED_BY]->(a:Actor) WHERE by.role = $role
  RETURN collect(DISTINCT a {.id, .name}) AS providers
}
CALL (e) {
  MATCH (e)<-[:DURING]-(bill:Claim)
  WHERE bill.total IS NOT NULL AND bill.currency IS NOT NULL AND NOT EXISTS { (bill)-[:RELATES_TO {role: 'claim'}]->(:Claim) }
  WITH bill.currency AS currency, sum(bill.total) AS total
  RETURN collect({currency: currency, total: total}) AS bills
}
RETURN p.id AS patient, e.kind AS kind, providers, bills,
  duration.inDays(date('1970-01-01'), date(e.start)).days AS start, duration.inDays(date(e.start), date(e.end)).days AS days
