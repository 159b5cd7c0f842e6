MATCH (n:Patient) WHERE n.id > '' RETURN 'Patient' AS label, count(n.id) AS count
UNION ALL
MATCH (n:Identifier) WHERE n.key > '' RETURN 'Identifier' AS label, count(n.key) AS count
UNION ALL
MATCH (n:Actor) WHERE n.id > '' RETURN 'Actor' AS label, count(n.id) AS count
UNION ALL
MATCH (n:Fact) WHERE n.key > '' RETURN 'Fact' AS label, count(n.key) AS count
UNION ALL
MATCH (n:FactVersion) WHERE n.key > '' RETURN 'FactVersion' AS label, count(n.key) AS count
UNION ALL
MATCH (n:DrugProduct) WHERE n.key > '' RETURN 'DrugProduct' AS label, count(n.key) AS count
UNION ALL
MATCH (n:Term) WHERE n.id > '' RETURN 'Term' AS label, count(n.id) AS count
UNION ALL
MATCH (n:Release) WHERE n.id > '' RETURN 'Release' AS label, count(n.id) AS count
UNION ALL
MATCH ()-[m:MEASURED]->() WHERE m.key > '' RETURN 'Measurement' AS label, count(m.key) AS count
