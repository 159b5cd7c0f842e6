UNWIND $symbols AS symbol
MATCH (gene:Term {label: symbol}) USING INDEX SEEK gene:Term(label)
WITH symbol, gene
WHERE gene:Gene AND gene.release IS NOT NULL AND gene.id STARTS WITH 'HGNC:' AND NOT coalesce(gene.obsolete, false)
RETURN symbol, gene.id AS id
ORDER BY symbol, id
