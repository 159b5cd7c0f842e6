UNWIND $rows AS row
MATCH (v:Term {id: row.variant})
MATCH (g:Term {id: row.gene})
MERGE (v)-[:IN_GENE]->(g)
