package org.sinew.precision.diagnosis;

import java.util.LinkedHashSet;
import java.util.Set;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.term.Mapping;
import org.sinew.term.Mapping.Predicate;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Terms of HPO that hold whenever a code of another system does: what it means or is narrower than, directly or through MONDO. */
final class PhenotypeCodes {

    private static final String HPO = "HP";
    private static final String MONDO = "MONDO";

    private final Terminology terminology;

    PhenotypeCodes(Terminology terminology) {
        this.terminology = terminology;
    }

    Set<TermId> of(Concept concept) {
        Set<TermId> found = new LinkedHashSet<>();
        for (Coding coding : concept.codings()) {
            found.addAll(of(coding.id()));
        }
        return found;
    }

    /** What the id stands for now. */
    TermId today(TermId phenotype) {
        return terminology.resolve(phenotype).map(r -> r.id()).orElse(phenotype);
    }

    /** Whether a patient can have it. */
    boolean isAbnormality(TermId phenotype) {
        return PhenotypeTree.isAbnormality(phenotype, terminology);
    }

    private Set<TermId> of(TermId code) {
        if (code.prefix().equals(HPO)) {
            return Set.of(today(code));
        }
        Set<TermId> direct = implied(code, HPO);
        if (!direct.isEmpty()) {
            return direct;
        }
        Set<TermId> through = new LinkedHashSet<>();
        Set<TermId> diseases = code.prefix().equals(MONDO) ? Set.of(code) : implied(code, MONDO);
        for (TermId disease : diseases) {
            through.addAll(implied(disease, HPO));
        }
        return through;
    }

    private Set<TermId> implied(TermId code, String prefix) {
        Set<TermId> targets = new LinkedHashSet<>();
        for (Mapping mapping : terminology.mappings(code)) {
            boolean forward = mapping.subject().equals(code);
            TermId other = forward ? mapping.object() : mapping.subject();
            Predicate widens = forward ? Predicate.BROAD : Predicate.NARROW;
            boolean sameOrWider = mapping.predicate() == Predicate.EXACT || mapping.predicate() == widens;
            boolean crossed = code.prefix().equals(MONDO) && mapping.predicate() == Predicate.XREF;
            if (other.prefix().equals(prefix) && (sameOrWider || crossed)) {
                targets.add(other);
            }
        }
        return targets;
    }
}
