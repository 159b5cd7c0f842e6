package org.sinew.term.catalog;

/** How a source's file is written. */
public enum SourceFormat {
    OBO_GRAPHS,
    OBO,
    /** RDF/XML, Turtle or JSON-LD with OWL or SKOS in it */
    RDF,
    MONDO_DICTIONARY,
    SSSOM,
    BABELON,
    HPOA,
    HGNC,
    GENES_TO_DISEASE,
    CLINGEN,
    CLINGEN_DOSAGE,
    KGX_EDGES,
    ICD10CM_TABLE,
    MAXO_ANNOTATIONS,
    MAXO_DIAGNOSTICS,
    /** which phenotype a laboratory result is, as LOINC2HPO publishes it */
    LAB_OUTCOMES,
    /** a tar of JSON tables as PharmCAT publishes them */
    PHARMCAT
}
