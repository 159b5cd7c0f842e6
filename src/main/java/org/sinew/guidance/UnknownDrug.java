package org.sinew.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.term.Hit;

/** An ordered drug that the terminology in use does not have: nothing could be checked, and that is said. */
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
            boolean isKnown = drug.concept().codings().stream()
                    .anyMatch(coding ->
                            c.background().terminology().find(coding.id()).isPresent());
            if (drug.evidence().isDraft() && !isKnown) {
                advice.add(advice(c, drug));
            }
        }
        return advice;
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
