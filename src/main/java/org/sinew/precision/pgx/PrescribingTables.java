package org.sinew.precision.pgx;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sinew.term.Release;

/** Definitions, phenotypes and guidelines of one release; read gene by gene, when asked for. */
interface PrescribingTables {

    Release release();

    /** What a reader of any answer has to know about these tables. */
    List<Note> notes();

    /** Genes with a definition of named alleles. */
    Set<String> genes();

    /** Genes that a definition, a table or a guideline is about. */
    Set<String> knownGenes();

    Optional<AlleleDefinition> definition(String gene);

    /** The newest table of what the gene's diplotypes mean. */
    Optional<PhenotypeTable> phenotypes(String gene);

    /** The table by which a guideline's publisher reads the gene, of the guideline's own release. */
    Optional<PhenotypeTable> phenotypes(String gene, String source);

    /** All of a gene's tables, the newest first. */
    List<PhenotypeTable> allPhenotypes(String gene);

    List<Guideline> guidelines();
}
