package org.sinew.term;

/** What a term stands for; its {@link #label()} is the term's second label in the graph, beside {@code :Term}. */
public enum TermKind {
    DISEASE("Disease"),
    PHENOTYPE("Phenotype"),
    GENE("Gene"),
    DRUG("Drug"),
    LAB("Lab"),
    EXPOSURE_AGENT("ExposureAgent"),
    MEDICAL_ACTION("MedicalAction"),
    CONCEPT("Concept");

    private final String label;

    TermKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The kind that a code system's terms have unless a source says otherwise; {@link #CONCEPT} for mixed systems. */
    public static TermKind ofPrefix(String prefix) {
        return switch (prefix) {
            case "MONDO",
                    "OMIM",
                    "ORPHA",
                    "Orphanet",
                    "DOID",
                    "DECIPHER",
                    "OMIMPS",
                    "ICD10CM",
                    "ICD10",
                    "ICD10WHO",
                    "ICD9CM",
                    "icd11.foundation",
                    "ICD11" -> DISEASE;
            case "HP" -> PHENOTYPE;
            case "HGNC", "NCBIGene", "ENSEMBL" -> GENE;
            case "RXNORM", "CVX", "ATC", "NDC", "DRUGBANK" -> DRUG;
            case "LOINC" -> LAB;
            case "ECTO", "ExO" -> EXPOSURE_AGENT;
            case "MAXO" -> MEDICAL_ACTION;
            default -> CONCEPT;
        };
    }
}
