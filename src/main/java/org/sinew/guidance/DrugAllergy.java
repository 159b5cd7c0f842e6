package org.sinew.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;

/**
 * A drug that is, or holds, or belongs to the class of, what the patient is allergic to; or shares with it a class whose
 * members are known to cross-react.
 */
final class DrugAllergy implements Guideline {

    private static final Pattern ALLERGY_TO = Pattern.compile("^allergy to ", Pattern.CASE_INSENSITIVE);
    private static final List<String> GRAVE = List.of("high", "unable-to-assess");
    private static final List<String> CRITICALITIES = List.of("high", "low", "unable-to-assess");

    /** @param terms drugs and classes that cross-react among each other */
    record CrossReactive(Worded name, List<TermId> terms, Worded text, Citation source) {}

    private final List<CrossReactive> classes;
    private final Citation source;

    DrugAllergy(List<CrossReactive> classes, Citation source) {
        this.classes = classes;
        this.source = source;
    }

    @Override
    public String id() {
        return "drug-allergy";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<Drug> drugs = Drug.judged(c);
        if (drugs.isEmpty()) {
            return List.of();
        }
        List<Allergen> allergies = Allergen.all(c);
        List<Advice> advice = new ArrayList<>();
        for (Drug drug : drugs) {
            for (Allergen allergy : allergies) {
                if (isSame(c.background(), drug, allergy)) {
                    advice.add(same(c, drug, allergy));
                } else {
                    shared(c.background(), drug, allergy)
                            .ifPresent(shared -> advice.add(crossReacting(c, drug, allergy, shared)));
                }
            }
        }
        return advice;
    }

    private static boolean isSame(Background known, Drug drug, Allergen allergy) {
        return allergens(known, allergy).anyMatch(allergen -> known.counts(drug.concept(), allergen));
    }

    /** The allergy's own codes, and the ingredients of a product that it names. */
    private static Stream<TermId> allergens(Background known, Allergen allergy) {
        return allergy.read().codings().stream()
                .map(Coding::id)
                .flatMap(code -> Stream.concat(
                        Stream.of(code),
                        TermKind.ofPrefix(code.prefix()) == TermKind.DRUG
                                ? known.terminology().parents(code).stream()
                                        .filter(parent -> parent.prefix().equals(code.prefix()))
                                : Stream.empty()));
    }

    private Optional<CrossReactive> shared(Background known, Drug drug, Allergen allergy) {
        return classes.stream()
                .filter(shared -> known.firstThatCounts(drug.concept(), shared.terms())
                                .isPresent()
                        && known.firstThatCounts(allergy.read(), shared.terms()).isPresent())
                .findFirst();
    }

    private Advice same(Consultation c, Drug drug, Allergen allergy) {
        String allergen = allergen(c, allergy);
        return draft(
                        c,
                        drug,
                        allergy,
                        Urgency.CRITICAL,
                        c.say("drug-allergy.same", drug.ingredients(), allergen),
                        source)
                .says(c.say("drug-allergy.same-detail", drug.name(), allergen))
                .says(criticality(c, allergy.fact()))
                .advice();
    }

    /** In words; a code that FHIR does not have as it is written. */
    private static String criticality(Consultation c, Fact.Allergy allergy) {
        String code = allergy.criticality();
        if (code == null) {
            return "";
        }
        return CRITICALITIES.contains(code) ? c.say("drug-allergy." + code) : c.say("drug-allergy.criticality", code);
    }

    private Advice crossReacting(Consultation c, Drug drug, Allergen allergy, CrossReactive shared) {
        String allergen = allergen(c, allergy);
        Urgency urgency =
                GRAVE.contains(String.valueOf(allergy.fact().criticality())) ? Urgency.CRITICAL : Urgency.WARNING;
        return draft(
                        c,
                        drug,
                        allergy,
                        urgency,
                        c.say(
                                "drug-allergy.cross",
                                drug.ingredients(),
                                allergen,
                                shared.name().in(c.language())),
                        shared.source())
                .says(shared.text().in(c.language()))
                .advice();
    }

    /** Its name, without the words that say that it is an allergy; another reader's than the record's gets the term's. */
    private static String allergen(Consultation c, Allergen allergy) {
        Concept written = allergy.fact().header().concept();
        Background known = c.background();
        Optional<String> translated = c.language().startsWith("en")
                ? Optional.empty()
                : allergy.read().codings().stream()
                        .map(Coding::id)
                        .filter(known::isKnown)
                        .map(id -> known.label(id, c.language()))
                        .findFirst();
        return translated.orElseGet(
                () -> ALLERGY_TO.matcher(known.name(written, c.language())).replaceFirst(""));
    }

    private Draft draft(
            Consultation c, Drug drug, Allergen allergy, Urgency urgency, String summary, Citation citation) {
        Draft draft = new Draft(c, this, urgency, summary, citation)
                .because(drug.evidence())
                .because(Consultation.evidence(allergy.fact(), c.say("drug-allergy.allergy", allergen(c, allergy))))
                .unless(Drug.REASONS);
        return drug.withdrawable(c, draft);
    }
}
