package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/**
 * What is known of a patient.
 *
 * @param onset when the illness began
 * @param lastSeen the patient's stage of life when last seen: the illness had begun by then
 * @param genes ids or symbols of genes in which something was found
 * @param variants that were found; when there are neither genes nor variants that count, no genome was read
 */
public record Presentation(
        List<Finding> findings,
        @Nullable Onset onset,
        @Nullable Onset lastSeen,
        Sex sex,
        List<String> genes,
        List<FoundVariant> variants) {

    public Presentation {
        findings = List.copyOf(findings);
        genes = List.copyOf(genes);
        variants = List.copyOf(variants);
    }

    public Presentation(List<Finding> findings, @Nullable Onset onset, Sex sex) {
        this(findings, onset, null, sex, List.of(), List.of());
    }

    /** The same with what laboratory results are. */
    public Presentation with(Collection<LabReading> results) {
        List<Finding> all = new ArrayList<>(findings);
        for (LabReading reading : results) {
            reading.findings().forEach(term -> all.add(new Finding(term, Status.PRESENT)));
        }
        return new Presentation(all, onset, lastSeen, sex, genes, variants);
    }

    /** A phenotype, and what is known of it. */
    public record Finding(TermId term, Status status) {}

    /** Four things that are often written alike, and the one that is not: it is there. */
    public enum Status {
        /** it is there, or was */
        PRESENT,
        /** it was looked for and is not there now; it may have been, and may come */
        ABSENT,
        /** it was never there */
        NEVER,
        /** it was asked for, and nobody knows */
        UNKNOWN,
        /** nobody looked */
        NOT_ASKED
    }

    public enum Sex {
        FEMALE,
        MALE,
        UNKNOWN
    }
}
