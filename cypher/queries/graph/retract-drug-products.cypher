UNWIND $keys AS key
MATCH (d:DrugProduct {key: key}) USING INDEX SEEK d:DrugProduct(key)
DELETE d
