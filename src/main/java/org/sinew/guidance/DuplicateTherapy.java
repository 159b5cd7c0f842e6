package org.sinew.guidance;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.term.TermId;

/** Two drugs with the same ingredient, or of one class in which two are rarely wanted (STOPP criterion A3). */
final class DuplicateTherapy implements Guideline {

    private final List<TermId> classes;
    private final Citation source;

    DuplicateTherapy(List<TermId> classes, Citation source) {
        this.classes = classes;
        this.source = source;
    }

    @Override
    public String id() {
        return "duplicate-therapy";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<Drug> drugs = Drug.all(c);
        Map<TermId, Set<Drug>> shared = new TreeMap<>();
        for (int i = 0; i < drugs.size(); i++) {
            for (int j = i + 1; j < drugs.size(); j++) {
                Drug one = drugs.get(i);
                Drug other = drugs.get(j);
                if (one.isJudged() || other.isJudged()) {
                    shared(c.background(), one, other).stream()
                            .sorted()
                            .findFirst()
                            .ifPresent(term -> shared.computeIfAbsent(term, t -> new LinkedHashSet<>())
                                    .addAll(List.of(one, other)));
                }
            }
        }
        return shared.entrySet().stream()
                .map(entry -> advice(c, List.copyOf(entry.getValue()), entry.getKey()))
                .toList();
    }

    /** Ingredients that both hold; failing these, the classes that both belong to. */
    private Set<TermId> shared(Background known, Drug one, Drug other) {
        Set<TermId> ingredients = Drug.ingredients(known, one.concept());
        ingredients.retainAll(Drug.ingredients(known, other.concept()));
        return ingredients.isEmpty()
                ? classes.stream()
                        .filter(term -> known.counts(one.concept(), term) && known.counts(other.concept(), term))
                        .collect(Collectors.toSet())
                : ingredients;
    }

    private Advice advice(Consultation c, List<Drug> drugs, TermId shared) {
        String name = c.background().label(shared, c.language());
        Draft draft = isAgain(drugs) ? again(c, drugs) : duplicate(c, drugs, name);
        draft.unless(Drug.REASONS);
        drugs.forEach(drug -> drug.withdrawable(c, draft.because(drug.evidence())));
        return draft.advice();
    }

    private Draft duplicate(Consultation c, List<Drug> drugs, String name) {
        boolean isToldApart = drugs.stream().map(Drug::ingredients).distinct().count() == drugs.size();
        String which = c.list(
                drugs.stream().map(isToldApart ? Drug::ingredients : Drug::name).toList());
        String summary = drugs.size() == 2
                ? c.say("duplicate-therapy.twice", name, which)
                : c.say("duplicate-therapy.times", name, drugs.size(), which);
        return new Draft(c, this, Urgency.WARNING, summary, source).says(c.say("duplicate-therapy.detail", name));
    }

    /** Whether what is ordered is on record already, as a renewal is. */
    private static boolean isAgain(List<Drug> drugs) {
        return drugs.size() == 2
                && drugs.getFirst().name().equals(drugs.getLast().name())
                && !drugs.getFirst().evidence().isDraft()
                && drugs.getLast().evidence().isDraft();
    }

    private Draft again(Consultation c, List<Drug> drugs) {
        LocalDate since = drugs.getFirst().evidence().on();
        String name = drugs.getFirst().name();
        return new Draft(
                        c,
                        this,
                        Urgency.INFO,
                        since == null
                                ? c.say("duplicate-therapy.again", name)
                                : c.say("duplicate-therapy.again-since", name, since.toString()),
                        source)
                .says(c.say("duplicate-therapy.again-detail"));
    }
}
