MATCH (n:Patient) WITH count(n) AS count RETURN 'Patient' AS label, count
UNION ALL
MATCH (n:Identifier) WITH count(n) AS count RETURN 'Identifier' AS label, count
UNION ALL
MATCH (n:Actor) WITH count(n) AS count RETURN 'Actor' AS label, count
UNION ALL
MATCH (n:Organization) WITH count(n) AS count RETURN 'Organization' AS label, count
UNION ALL
MATCH (n:Practitioner) WITH count(n) AS count RETURN 'Practitioner' AS label, count
UNION ALL
MATCH (n:Location) WITH count(n) AS count RETURN 'Location' AS label, count
UNION ALL
MATCH (n:Fact) WITH count(n) AS count RETURN 'Fact' AS label, count
UNION ALL
MATCH (n:Encounter) WITH count(n) AS count RETURN 'Encounter' AS label, count
UNION ALL
MATCH (n:Condition) WITH count(n) AS count RETURN 'Condition' AS label, count
UNION ALL
MATCH (n:PhenotypicFeature) WITH count(n) AS count RETURN 'PhenotypicFeature' AS label, count
UNION ALL
MATCH (n:Medication) WITH count(n) AS count RETURN 'Medication' AS label, count
UNION ALL
MATCH (n:Procedure) WITH count(n) AS count RETURN 'Procedure' AS label, count
UNION ALL
MATCH (n:Immunization) WITH count(n) AS count RETURN 'Immunization' AS label, count
UNION ALL
MATCH (n:Allergy) WITH count(n) AS count RETURN 'Allergy' AS label, count
UNION ALL
MATCH (n:Report) WITH count(n) AS count RETURN 'Report' AS label, count
UNION ALL
MATCH (n:ImagingStudy) WITH count(n) AS count RETURN 'ImagingStudy' AS label, count
UNION ALL
MATCH (n:VariantCall) WITH count(n) AS count RETURN 'VariantCall' AS label, count
UNION ALL
MATCH (n:Exposure) WITH count(n) AS count RETURN 'Exposure' AS label, count
UNION ALL
MATCH (n:FamilyHistory) WITH count(n) AS count RETURN 'FamilyHistory' AS label, count
UNION ALL
MATCH (n:Claim) WITH count(n) AS count RETURN 'Claim' AS label, count
UNION ALL
MATCH (n:CarePlan) WITH count(n) AS count RETURN 'CarePlan' AS label, count
UNION ALL
MATCH (n:Device) WITH count(n) AS count RETURN 'Device' AS label, count
UNION ALL
MATCH (n:Specimen) WITH count(n) AS count RETURN 'Specimen' AS label, count
UNION ALL
MATCH (n:Dangling) WITH count(n) AS count RETURN 'Dangling' AS label, count
UNION ALL
MATCH (n:FactVersion) WITH count(n) AS count RETURN 'FactVersion' AS label, count
UNION ALL
MATCH (n:DrugProduct) WITH count(n) AS count RETURN 'DrugProduct' AS label, count
UNION ALL
MATCH (n:Term) WITH count(n) AS count RETURN 'Term' AS label, count
UNION ALL
MATCH (n:Disease) WITH count(n) AS count RETURN 'Disease' AS label, count
UNION ALL
MATCH (n:Phenotype) WITH count(n) AS count RETURN 'Phenotype' AS label, count
UNION ALL
MATCH (n:Gene) WITH count(n) AS count RETURN 'Gene' AS label, count
UNION ALL
MATCH (n:Drug) WITH count(n) AS count RETURN 'Drug' AS label, count
UNION ALL
MATCH (n:Lab) WITH count(n) AS count RETURN 'Lab' AS label, count
UNION ALL
MATCH (n:ExposureAgent) WITH count(n) AS count RETURN 'ExposureAgent' AS label, count
UNION ALL
MATCH (n:MedicalAction) WITH count(n) AS count RETURN 'MedicalAction' AS label, count
UNION ALL
MATCH (n:Concept) WITH count(n) AS count RETURN 'Concept' AS label, count
UNION ALL
MATCH (n:Variant) WITH count(n) AS count RETURN 'Variant' AS label, count
UNION ALL
MATCH (n:Release) WITH count(n) AS count RETURN 'Release' AS label, count
UNION ALL
MATCH ()-[m:MEASURED]->() WITH count(m) AS count RETURN 'Measurement' AS label, count
