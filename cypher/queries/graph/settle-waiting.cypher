UNWIND $patients AS id
MATCH (p:Patient {id: id})-[:HAD_ENCOUNTER|HAS_CONDITION|SHOWS|TAKES|UNDERWENT|RECEIVED|HAS_ALLERGY|HAS_REPORT|HAD_IMAGING|CARRIES|EXPOSED_TO|HAS_FAMILY_HISTORY|BILLED_FOR|FOLLOWS|USES|GAVE]->(f:Dangling)
WHERE (f.encounter IS NULL OR EXISTS { (f)-[:DURING]->(:Fact) })
  AND all(key IN coalesce(f.linkKeys, []) WHERE EXISTS { (f)-[:RELATES_TO]->(:Fact {key: key}) }
    OR EXISTS { (:Patient)-[:MEASURED {key: key}]->(:Term) })
REMOVE f:Dangling
