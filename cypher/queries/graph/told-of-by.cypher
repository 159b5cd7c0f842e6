UNWIND $patients AS id
MATCH (q:Patient {id: id})<-[:IDENTIFIES]-(:Identifier)<-[:TELLS_OF]-(:FamilyHistory)<-[:HAS_FAMILY_HISTORY]-(p:Patient)
USING INDEX SEEK q:Patient(id)
RETURN DISTINCT p.id AS patient
