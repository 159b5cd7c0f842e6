MATCH (n:Patient) RETURN 'Patient' AS label, count(n) AS count
UNION ALL
MATCH (n:Identifier) RETURN 'Identifier' AS label, count(n) AS count
UNION ALL
MATCH (n:Actor) RETURN 'Actor' AS label, count(n) AS count
UNION ALL
MATCH (n:Organization) RETURN 'Organization' AS label, count(n) AS count
UNION ALL
MATCH (n:Practitioner) RETURN 'Practitioner' AS label, count(n) AS count
UNION ALL
MATCH (n:Location) RETURN 'Location' AS label, count(n) AS count
UNION ALL
MATCH (n:Fact) RETURN 'Fact' AS label, count(n) AS count
UNION ALL
MATCH (n:Encounter) RETURN 'Encounter' AS label, count(n) AS count
UNION ALL
MATCH (n:Condition) RETURN 'Condition' AS label, count(n) AS count
UNION ALL
MATCH (n:PhenotypicFeature) RETURN 'PhenotypicFeature' AS label, count(n) AS count
UNION ALL
MATCH (n:Medication) RETURN 'Medication' AS label, count(n) AS count
UNION ALL
MATCH (n:Procedure) RETURN 'Procedure' AS label, count(n) AS count
UNION ALL
MATCH (n:Immunization) RETURN 'Immunization' AS label, count(n) AS count
UNION ALL
MATCH (n:Allergy) RETURN 'Allergy' AS label, count(n) AS count
UNION ALL
MATCH (n:Report) RETURN 'Report' AS label, count(n) AS count
UNION ALL
MATCH (n:ImagingStudy) RETURN 'ImagingStudy' AS label, count(n) AS count
UNION ALL
MATCH (n:VariantCall) RETURN 'VariantCall' AS label, count(n) AS count
UNION ALL
MATCH (n:Exposure) RETURN 'Exposure' AS label, count(n) AS count
UNION ALL
MATCH (n:FamilyHistory) RETURN 'FamilyHistory' AS label, count(n) AS count
UNION ALL
MATCH (n:Claim) RETURN 'Claim' AS label, count(n) AS count
UNION ALL
MATCH (n:CarePlan) RETURN 'CarePlan' AS label, count(n) AS count
UNION ALL
MATCH (n:Device) RETURN 'Device' AS label, count(n) AS count
UNION ALL
MATCH (n:Specimen) RETURN 'Specimen' AS label, count(n) AS count
UNION ALL
MATCH (n:Dangling) RETURN 'Dangling' AS label, count(n) AS count
UNION ALL
MATCH (n:FactVersion) RETURN 'FactVersion' AS label, count(n) AS count
UNION ALL
MATCH (n:Term) RETURN 'Term' AS label, count(n) AS count
UNION ALL
MATCH (n:Disease) RETURN 'Disease' AS label, count(n) AS count
UNION ALL
MATCH (n:Phenotype) RETURN 'Phenotype' AS label, count(n) AS count
UNION ALL
MATCH (n:Gene) RETURN 'Gene' AS label, count(n) AS count
UNION ALL
MATCH (n:Drug) RETURN 'Drug' AS label, count(n) AS count
UNION ALL
MATCH (n:Lab) RETURN 'Lab' AS label, count(n) AS count
UNION ALL
MATCH (n:ExposureAgent) RETURN 'ExposureAgent' AS label, count(n) AS count
UNION ALL
MATCH (n:MedicalAction) RETURN 'MedicalAction' AS label, count(n) AS count
UNION ALL
MATCH (n:Concept) RETURN 'Concept' AS label, count(n) AS count
UNION ALL
MATCH (n:Variant) RETURN 'Variant' AS label, count(n) AS count
UNION ALL
MATCH (n:Release) RETURN 'Release' AS label, count(n) AS count
UNION ALL
MATCH ()-[m:MEASURED]->() RETURN 'Measurement' AS label, count(m) AS count
