package org.sinew.cohort;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.sinew.patient.SemanticTag;
import org.sinew.term.Mapping;
import org.sinew.term.Term;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;
import org.sinew.term.Terminology;

/**
 * What is recorded as a condition and is no disease and no sign of one: having a job, a review that is due, a history of
 * something. A code is one if its records tag it as something else than a disorder (SNOMED CT), or if it stands in ICD's
 * chapter of factors influencing health status (ICD-10 XXI, Z00–Z99; ICD-9-CM V01–V91), unless a vocabulary of diseases
 * or phenotypes has it: obesity is tagged as a finding too, and HPO knows it.
 */
public final class Circumstances {

    private static final Set<TermKind> CLINICAL = EnumSet.of(TermKind.DISEASE, TermKind.PHENOTYPE);
    private static final Set<Mapping.Predicate> MEANING = EnumSet.of(
            Mapping.Predicate.EXACT, Mapping.Predicate.CLOSE, Mapping.Predicate.BROAD, Mapping.Predicate.NARROW);

    private final BitSet codes = new BitSet();

    private Circumstances() {}

    public static Circumstances of(Timelines timelines, Terminology terminology) {
        var found = new Circumstances();
        timelines.codes(EventKind.CONDITION).stream()
                .filter(code ->
                        isTagged(code, timelines) && code.ids().stream().noneMatch(id -> isKnown(id, terminology)))
                .forEach(code -> found.codes.set(code.number()));
        return found;
    }

    private static boolean isTagged(EventCode code, Timelines timelines) {
        Set<String> tags = timelines.categories(code);
        return tags.stream().noneMatch(SemanticTag::isDisorder)
                && (!tags.isEmpty() || code.ids().stream().anyMatch(Circumstances::isFactor));
    }

    private static boolean isFactor(TermId id) {
        return switch (id.prefix()) {
            case "ICD10", "ICD10CM", "ICD10WHO" -> id.local().startsWith("Z");
            case "ICD9CM" -> id.local().startsWith("V");
            default -> false;
        };
    }

    private static boolean isKnown(TermId id, Terminology terminology) {
        return Stream.concat(Stream.of(id), terminology.ancestors(id).stream())
                .flatMap(each -> Stream.concat(Stream.of(each), meanings(each, terminology)))
                .anyMatch(each -> !isFactor(each) && CLINICAL.contains(kind(each, terminology)));
    }

    private static Stream<TermId> meanings(TermId id, Terminology terminology) {
        return terminology.mappings(id).stream()
                .filter(mapping -> MEANING.contains(mapping.predicate()))
                .map(mapping -> mapping.subject().equals(id) ? mapping.object() : mapping.subject());
    }

    private static TermKind kind(TermId id, Terminology terminology) {
        return terminology.find(id).map(Term::kind).orElseGet(() -> TermKind.ofPrefix(id.prefix()));
    }

    public boolean contains(EventCode code) {
        return codes.get(code.number());
    }

    /** Whether the code is meant; one that is no condition always is. */
    public boolean allows(ConditionScope scope, EventCode code) {
        return switch (scope) {
            case ALL -> true;
            case CIRCUMSTANCES -> contains(code) || code.kind() != EventKind.CONDITION;
            case DISORDERS -> !contains(code);
        };
    }
}
