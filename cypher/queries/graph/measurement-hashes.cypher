UNWIND $keys AS key
MATCH (:Patient)-[m:MEASURED {key: key}]->(:Term)
RETURN m.key AS key, m.hash AS hash
