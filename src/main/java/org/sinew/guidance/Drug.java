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
import org.sinew.term.TermId;
import org.sinew.term.TermKind;

/**
 * A drug that the patient takes or is about to be ordered.
 *
 * @param name as it is ordered or recorded
 * @param ingredients in short, for a headline
 * @param isJudged whether advice is wanted about it: when orders are drafted only the selected ones, otherwise all
 */
record Drug(Concept concept, String name, String ingredients, Evidence.Recorded evidence, boolean isJudged) {

    static final Reason[] REASONS = {Reason.TAKEN_INTO_ACCOUNT, Reason.TOLERATED, Reason.MONITORED, Reason.RECORD_WRONG
    };

    /** Those of the chart that are current, the latest of each code, and then the drafts. */
    static List<Drug> all(Consultation c) {
        List<Drug> all = new ArrayList<>(c.chart()
                .last(Drug.class, new Taken(c.today(), c.language(), c.background(), c.isOrdering()), on -> taken(c)));
        for (Order order : c.orders()) {
            if (order.kind() == Order.Kind.MEDICATION) {
                all.add(draft(c, order));
            }
        }
        return all;
    }

    /** What the drugs of a chart depend on beside it. */
    private record Taken(LocalDate today, String language, Background background, boolean isOrdering) {}

    private static List<Drug> taken(Consultation c) {
        Map<Object, Drug> taken = new LinkedHashMap<>();
        for (Fact.Medication medication : c.chart().medications()) {
            if (c.isCurrent(medication)) {
                Concept concept = medication.header().concept();
                String name = c.background().name(concept, c.language());
                taken.put(
                        concept.primary().<Object>map(coding -> coding.id()).orElse(name),
                        new Drug(
                                concept,
                                name,
                                ingredients(c, concept, name),
                                Consultation.evidence(medication, name),
                                !c.isOrdering()));
            }
        }
        return List.copyOf(taken.values());
    }

    private static Drug draft(Consultation c, Order order) {
        String name = c.background().name(order.concept(), c.language());
        Evidence.Recorded evidence = new Evidence.Recorded(
                new FactKey(order.reference()),
                order.concept().primary().map(coding -> coding.id()).orElse(null),
                name,
                null,
                true);
        return new Drug(order.concept(), name, ingredients(c, order.concept(), name), evidence, order.isSelected());
    }

    /** The labels of the ingredients, or the drug's own name where it has none. */
    private static String ingredients(Consultation c, Concept concept, String name) {
        String found = ingredients(c.background(), concept).stream()
                .sorted()
                .map(term -> c.background().label(term, c.language()))
                .collect(Collectors.joining("/"));
        return found.isEmpty() ? name : found;
    }

    /** The more general terms of the drug's own code system, or its own code: those of RxNorm are ingredients. */
    static Set<TermId> ingredients(Background known, Concept concept) {
        Set<TermId> found = new HashSet<>();
        for (Coding coding : concept.codings()) {
            TermId code = coding.id();
            if (TermKind.ofPrefix(code.prefix()) == TermKind.DRUG) {
                List<TermId> above = known.terminology().ancestors(code).stream()
                        .filter(term -> term.prefix().equals(code.prefix()))
                        .toList();
                found.addAll(above.isEmpty() ? List.of(code) : above);
            }
        }
        return found;
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
