package org.sinew.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.term.Hit;

/** What the terminology in use does not have, an ordered drug or an allergen beside an order, was not checked: that is said. */
final class UnknownDrug implements Guideline {

    private static final int SUGGESTIONS = 3;

    /** SNOMED CT: no known allergy, and none to drugs, food, the environment. */
    private static final Set<String> NONE_KNOWN =
            Set.of("SNOMEDCT:716186003", "SNOMEDCT:409137002", "SNOMEDCT:429625007", "SNOMEDCT:428607008");
    /** The International Patient Summary's code system for what is absent or not known. */
    private static final String ABSENT_UNKNOWN = "absent-unknown-uv-ips";

    @Override
    public String id() {
        return "unknown-drug";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<Advice> advice = new ArrayList<>();
        List<Drug> drafts = Drug.judged(c).stream()
                .filter(drug -> drug.evidence().isDraft())
                .toList();
        for (Drug drug : drafts) {
            if (!c.background().isKnown(drug.concept())) {
                advice.add(advice(c, drug));
            }
        }
        for (Drug drug : drafts) {
            if (!c.background().isKnown(drug.written()) && c.background().isKnown(drug.concept())) {
                DrugNames.unread(c.background().terminology(), drug.written())
                        .forEach(part -> advice.add(advice(c, drug, part)));
            }
        }
        if (c.orders().stream().anyMatch(order -> order.kind() == Order.Kind.MEDICATION)) {
            Allergen.all(c).stream()
                    .filter(allergen -> isOfDrug(allergen.fact())
                            && !saysNone(allergen.fact().header().concept())
                            && !c.background().isKnown(allergen.read()))
                    .forEach(allergen -> advice.add(advice(c, allergen.fact())));
        }
        return advice;
    }

    /** As its record says, or as it may be where the record does not say. */
    private static boolean isOfDrug(Fact.Allergy allergy) {
        return allergy.categories().isEmpty() || allergy.categories().contains("medication");
    }

    /** One ingredient of a product whose others were read by their names. */
    private Advice advice(Consultation c, Drug drug, String part) {
        return new Draft(
                        c,
                        this,
                        Urgency.INFO,
                        c.say("unknown-drug.part", part),
                        new Citation(c.say("releases", c.background().releases()), null, null))
                .says(c.say("unknown-drug.part-detail", drug.name()))
                .advice();
    }

    /** Whether the record says that there is no allergy, or that nobody knows of one. */
    private static boolean saysNone(Concept concept) {
        return concept.codings().stream()
                .map(coding -> coding.id())
                .anyMatch(
                        id -> NONE_KNOWN.contains(id.toString()) || id.prefix().endsWith(ABSENT_UNKNOWN));
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
