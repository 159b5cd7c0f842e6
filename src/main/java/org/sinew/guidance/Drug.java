package org.sinew.guidance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sinew.guidance.Advice.Reason;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactKey;
import org.sinew.term.Mapping;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;

/**
 * A drug that the patient takes or is about to be ordered.
 *
 * @param written as it is ordered or recorded
 * @param concept with the drugs and classes that its wording names, where nothing knows its codes
 * @param name in the reader's language
 * @param ingredients in short, for a headline
 * @param isJudged whether advice is wanted about it: when orders are drafted only the selected ones, otherwise all
 */
record Drug(
        Concept written,
        Concept concept,
        String name,
        String ingredients,
        Evidence.Recorded evidence,
        boolean isJudged) {

    static final Reason[] REASONS = {Reason.TAKEN_INTO_ACCOUNT, Reason.TOLERATED, Reason.MONITORED, Reason.RECORD_WRONG
    };

    /** Those of the chart that are current, the latest of each code, and then the drafts. */
    static List<Drug> all(Consultation c) {
        List<Drug> all = new ArrayList<>(c.chart()
                .last(Drug.class, new Taken(c.today(), c.language(), c.background(), c.isOrdering()), on -> taken(c)));
        all.addAll(c.chart().last(Order.class, new Ordered(c.orders(), c.language(), c.background()), _ -> drafts(c)));
        return all;
    }

    /** What drafted drugs depend on: a call's guidelines share them. */
    private record Ordered(List<Order> orders, String language, Background background) {}

    private static List<Drug> drafts(Consultation c) {
        return c.orders().stream()
                .filter(order -> order.kind() == Order.Kind.MEDICATION)
                .map(order -> draft(c, order))
                .toList();
    }

    /** What the drugs of a chart depend on beside it. */
    private record Taken(LocalDate today, String language, Background background, boolean isOrdering) {}

    private static List<Drug> taken(Consultation c) {
        Map<Object, Drug> taken = new LinkedHashMap<>();
        for (Fact.Medication medication : c.chart().medications()) {
            if (c.isCurrent(medication)) {
                Concept written = medication.header().concept();
                Concept concept = c.background().recognised(written);
                String name = c.background().name(written, c.language());
                String ingredients = ingredients(c, concept, name);
                taken.put(
                        concept.primary().<Object>map(coding -> coding.id()).orElse(name),
                        new Drug(
                                written,
                                concept,
                                name,
                                ingredients,
                                Consultation.evidence(medication, wording(c, written, concept, name, ingredients)),
                                !c.isOrdering()));
            }
        }
        return List.copyOf(taken.values());
    }

    private static Drug draft(Consultation c, Order order) {
        Concept concept = c.background().recognised(order.concept());
        String name = c.background().name(order.concept(), c.language());
        String ingredients = ingredients(c, concept, name);
        Evidence.Recorded evidence = new Evidence.Recorded(
                new FactKey(order.reference()),
                order.concept().primary().map(coding -> coding.id()).orElse(null),
                wording(c, order.concept(), concept, name, ingredients),
                null,
                true,
                false);
        return new Drug(order.concept(), concept, name, ingredients, evidence, order.isSelected());
    }

    /** The name, and what it was read as where nothing knows the code. */
    private static String wording(Consultation c, Concept written, Concept read, String name, String ingredients) {
        return read.equals(written) ? name : c.say("drug.by-name", name, ingredients);
    }

    /** The labels of the ingredients, or the drug's own name where it has none. */
    private static String ingredients(Consultation c, Concept concept, String name) {
        String found = ingredients(c.background(), concept).stream()
                .map(term -> c.background().label(term, c.language()))
                .sorted()
                .collect(Collectors.joining("/"));
        return found.isEmpty() ? name : found;
    }

    /**
     * The more general terms of the drug's own code system, or its own code: those of RxNorm are ingredients. A code that
     * is only mapped stands for what it means exactly; one that nothing knows is left out where another is known.
     */
    static Set<TermId> ingredients(Background known, Concept concept) {
        Set<TermId> found = new HashSet<>();
        for (Coding coding : concept.codings()) {
            TermId code = drug(known, coding.id());
            if (TermKind.ofPrefix(code.prefix()) == TermKind.DRUG && (known.isKnown(code) || !known.isKnown(concept))) {
                List<TermId> above = known.terminology().ancestors(code).stream()
                        .filter(term -> term.prefix().equals(code.prefix()))
                        .toList();
                found.addAll(above.isEmpty() ? List.of(code) : above);
            }
        }
        return found;
    }

    private static TermId drug(Background known, TermId code) {
        return known.terminology().find(code).isPresent()
                ? code
                : known.terminology().mappings(code).stream()
                        .filter(mapping -> mapping.predicate() == Mapping.Predicate.EXACT)
                        .map(mapping -> mapping.subject().equals(code) ? mapping.object() : mapping.subject())
                        .filter(same -> known.terminology().find(same).isPresent())
                        .sorted()
                        .findFirst()
                        .orElse(code);
    }

    static List<Drug> judged(Consultation c) {
        return all(c).stream().filter(Drug::isJudged).toList();
    }

    /** Offers to withdraw the draft, if it is one, or to place it with a note. */
    Draft withdrawable(Consultation c, Draft draft) {
        String reference = evidence.fact().value();
        return evidence.isDraft() && isJudged
                ? draft.proposing(new Proposal.Withdraw(c.say("drug.withdraw", name), reference))
                        .proposing(new Proposal.Annotate(
                                c.say("drug.annotate", name), reference, c.say("drug.considered", draft.summary())))
                : draft;
    }
}
