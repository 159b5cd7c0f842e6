UNWIND $rows AS row
MERGE (d:DrugProduct {key: row.key})
SET d = row.properties
