package org.sinew.atlas;

import org.sinew.cohort.EventKind;
import org.sinew.term.TermKind;

/** What a node of a map is. */
public enum MapKind {
    DISEASE,
    CIRCUMSTANCE,
    PHENOTYPE,
    GENE,
    VARIANT,
    DRUG,
    LAB,
    EXPOSURE,
    PROCEDURE,
    CONCEPT;

    static MapKind of(TermKind kind) {
        return switch (kind) {
            case DISEASE -> DISEASE;
            case PHENOTYPE -> PHENOTYPE;
            case GENE -> GENE;
            case DRUG -> DRUG;
            case LAB -> LAB;
            case EXPOSURE_AGENT -> EXPOSURE;
            case MEDICAL_ACTION -> PROCEDURE;
            case CONCEPT -> CONCEPT;
        };
    }

    /** Of a term whose vocabulary is mixed, by what records hold of it. */
    static MapKind of(EventKind kind) {
        return switch (kind) {
            case CONDITION -> DISEASE;
            case PHENOTYPIC_FEATURE -> PHENOTYPE;
            case MEDICATION, IMMUNIZATION -> DRUG;
            case MEASUREMENT -> LAB;
            case EXPOSURE -> EXPOSURE;
            case PROCEDURE -> PROCEDURE;
            case VARIANT_CALL -> GENE;
            default -> CONCEPT;
        };
    }
}
