UNWIND $keys AS key
MATCH (d:DrugProduct {key: key}) USING INDEX SEEK d:DrugProduct(key)
RETURN key, d.hash AS hash, d.text AS text, d.codes AS codes, d.displays AS displays
