package org.sinew.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.term.Hit;

/** What the terminology in use does not have, an ordered drug or an allergen beside an order, was not checked: that is said. */
final class UnknownDrug implements Guideline {

    private static final int SUGGESTIONS = 3;

    @Override
    public String id() {
        return "unknown-drug";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<Advice> advice = new ArrayList<>();
        for (Drug drug : Drug.judged(c)) {
            if (drug.evidence().isDraft() && !isKnown(c, drug.concept())) {
                advice.add(advice(c, drug));
            }
        }
        if (c.orders().stream().anyMatch(order -> order.kind() == Order.Kind.MEDICATION)) {
            c.chart().allergies().stream()
                    .filter(allergy -> c.isCurrent(allergy)
                            && !"refuted".equals(allergy.verification())
                            && isOfDrug(allergy)
                            && !isKnown(c, allergy.header().concept()))
                    .forEach(allergy -> advice.add(advice(c, allergy)));
        }
        return advice;
    }

    private static boolean isKnown(Consultation c, Concept concept) {
        return concept.codings().stream()
                .anyMatch(
                        coding -> c.background().terminology().find(coding.id()).isPresent());
    }

    /** As its record says, or as it may be where the record does not say. */
    private static boolean isOfDrug(Fact.Allergy allergy) {
        return allergy.categories().isEmpty() || allergy.categories().contains("medication");
    }

    private Advice advice(Consultation c, Fact.Allergy allergy) {
        String allergen = c.background().name(allergy.header().concept(), c.language());
        return new Draft(
                        c,
                        this,
                        Urgency.WARNING,
                        c.say("unknown-drug.allergy", allergen),
                        new Citation(c.say("releases", c.background().releases()), null, null))
                .says(c.say("unknown-drug.allergy-detail"))
                .because(c.evidence(allergy))
                .advice();
    }

    private Advice advice(Consultation c, Drug drug) {
        String nearest = c.background().terminology().nearest(drug.name(), c.language(), SUGGESTIONS).stream()
                .map((Hit hit) -> hit.label() + " (" + hit.id() + ")")
                .collect(Collectors.collectingAndThen(Collectors.toList(), c::list));
        return new Draft(
                        c,
                        this,
                        Urgency.INFO,
                        c.say("unknown-drug.summary", drug.name()),
                        new Citation(c.say("releases", c.background().releases()), null, null))
                .says(c.say("unknown-drug.detail"))
                .says(nearest.isEmpty() ? "" : c.say("unknown-drug.nearest", nearest))
                .because(drug.evidence())
                .advice();
    }
}
