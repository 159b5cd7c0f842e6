MATCH (gene:Term)
WHERE gene.id = $gene OR gene.label = $gene
WITH gene WHERE gene:Gene
WITH gene ORDER BY gene.id STARTS WITH 'HGNC:' DESC, gene.id
WITH gene.label AS label, collect(gene.id) AS ids
RETURN ids[0] AS id, label
