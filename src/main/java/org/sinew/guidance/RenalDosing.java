package org.sinew.guidance;

import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.guidance.KidneyFunction.Estimate;
import org.sinew.term.TermId;

/** Drugs whose source limits them below a glomerular filtration rate. */
final class RenalDosing implements Guideline {

    private static final Period RECENT = Period.ofYears(1);

    /**
     * @param below mL/min/1.73 m²; the lowest limit that applies is said
     * @param action {@code avoid}, {@code reduce}, {@code caution}
     */
    record Limit(TermId drug, double below, String action, Worded text, Citation source) {}

    private final List<Limit> limits;
    private final Labs labs;

    RenalDosing(List<Limit> limits, Labs labs) {
        this.limits = limits;
        this.labs = labs;
    }

    @Override
    public String id() {
        return "renal-dosing";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        Optional<Estimate> estimate = KidneyFunction.latest(c, labs, RECENT);
        Map<Limit, List<Drug>> limited = new LinkedHashMap<>();
        if (estimate.isPresent()) {
            for (Drug drug : Drug.judged(c)) {
                limit(c.background(), drug, estimate.get().rate())
                        .ifPresent(limit -> limited.computeIfAbsent(limit, l -> new ArrayList<>())
                                .add(drug));
            }
        }
        return limited.entrySet().stream()
                .map(entry -> advice(c, entry.getValue(), entry.getKey(), estimate.orElseThrow()))
                .toList();
    }

    private Optional<Limit> limit(Background known, Drug drug, double rate) {
        return limits.stream()
                .filter(limit -> rate < limit.below() && known.counts(drug.concept(), limit.drug()))
                .min((a, b) -> Double.compare(a.below(), b.below()));
    }

    private Advice advice(Consultation c, List<Drug> drugs, Limit limit, Estimate estimate) {
        String which = c.list(drugs.stream().map(Drug::ingredients).toList());
        Urgency urgency = switch (limit.action()) {
            case "avoid" -> Urgency.CRITICAL;
            case "reduce" -> Urgency.WARNING;
            default -> Urgency.INFO;
        };
        String summary = c.say(
                "renal-dosing." + limit.action(),
                which,
                Math.round(estimate.rate()),
                Labs.Reading.number(limit.below()));
        Draft draft = new Draft(c, this, urgency, summary, limit.source())
                .says(limit.text().in(c.language()))
                .unless(Drug.REASONS);
        drugs.forEach(drug -> drug.withdrawable(c, draft.because(drug.evidence())));
        return draft.because(estimate.reading().evidence())
                .because(estimate.evidence(c))
                .advice();
    }
}
