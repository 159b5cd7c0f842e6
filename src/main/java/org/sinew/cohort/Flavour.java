package org.sinew.cohort;

import org.jspecify.annotations.Nullable;

/**
 * What many events have in common beside their code; each distinct combination is kept once.
 *
 * @param status the source's status code
 * @param verification {@code confirmed}, {@code provisional}, {@code refuted}, …; {@code excluded} for a phenotypic
 *     feature that was looked for and not found
 * @param source the system that the fact came from
 * @param encounterKind class of its encounter: {@code AMB}, {@code EMER}, {@code IMP}
 * @param unit UCUM unit of the value or dose
 * @param valueCode term id of a coded value
 * @param category a condition's {@link org.sinew.patient.SemanticTag}, a medication's intent, an exposure's kind, a
 *     relative's relationship
 * @param gene term id of a variant's gene
 * @param zygosity of a variant
 * @param significance of a variant: {@code pathogenic}, {@code likely pathogenic}, …
 * @param consequence of a variant, a term of the Sequence Ontology: {@code missense_variant}
 */
public record Flavour(
        @Nullable String status,
        @Nullable String verification,
        @Nullable String source,
        @Nullable String encounterKind,
        @Nullable String unit,
        @Nullable String valueCode,
        @Nullable String category,
        @Nullable String gene,
        @Nullable String zygosity,
        @Nullable String significance,
        @Nullable String consequence) {

    public static final Flavour NONE = new Flavour(null, null, null, null, null, null, null, null, null, null);

    /** Without a consequence. */
    public Flavour(
            @Nullable String status,
            @Nullable String verification,
            @Nullable String source,
            @Nullable String encounterKind,
            @Nullable String unit,
            @Nullable String valueCode,
            @Nullable String category,
            @Nullable String gene,
            @Nullable String zygosity,
            @Nullable String significance) {
        this(
                status,
                verification,
                source,
                encounterKind,
                unit,
                valueCode,
                category,
                gene,
                zygosity,
                significance,
                null);
    }

    /** A plain one, as most events have. */
    public static Flavour of(@Nullable String status, @Nullable String source, @Nullable String unit) {
        return new Flavour(status, null, source, null, unit, null, null, null, null, null);
    }

    /** Whether the fact says that something was not there, or was taken back. */
    public boolean isNegated() {
        return "excluded".equals(verification)
                || "refuted".equals(verification)
                || "entered-in-error".equals(verification)
                || "entered-in-error".equals(status)
                || "not-done".equals(status);
    }
}
