package org.sinew.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.patient.Fact;

/** A drug that an edge {@code CONTRAINDICATED_IN} forbids in a problem, sign or pregnancy that the patient has. */
final class DrugCondition implements Guideline {

    @Override
    public String id() {
        return "drug-condition";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<Advice> advice = new ArrayList<>();
        for (Drug drug : Drug.judged(c)) {
            c.background().edges("CONTRAINDICATED_IN").stream()
                    .filter(edge -> c.background().counts(drug.concept(), edge.subject()))
                    .forEach(edge -> findings(c, edge).limit(1).forEach(f -> advice.add(advice(c, drug, edge, f))));
        }
        return advice;
    }

    private static Stream<Fact> findings(Consultation c, KnowledgeEdge edge) {
        if (edge.object().equals(Pregnancy.TERM)) {
            return Pregnancy.current(c).stream();
        }
        Stream<Fact> signs = c.chart().phenotypicFeatures().stream()
                .filter(sign -> !sign.excluded() && c.isCurrent(sign))
                .map(Fact.class::cast);
        return Stream.concat(c.problems().stream(), signs)
                .filter(fact -> c.background().counts(fact.header().concept(), edge.object()));
    }

    private Advice advice(Consultation c, Drug drug, KnowledgeEdge edge, Fact finding) {
        String subject = c.background().label(edge.subject(), c.language());
        String object = c.background().label(edge.object(), c.language());
        String effect = edge.effect(c.language());
        Urgency urgency = "moderate".equals(edge.severity()) ? Urgency.INFO : DrugInteraction.urgency(edge);
        String summary = effect == null
                ? c.say("drug-condition.summary-plain", drug.ingredients(), object)
                : c.say("drug-condition.summary", drug.ingredients(), object, effect);
        Draft draft = new Draft(c, this, urgency, summary, References.citation(c, edge))
                .says(
                        effect == null
                                ? c.say("drug-condition.detail-plain", drug.name(), object)
                                : c.say("drug-condition.detail", drug.name(), object, effect))
                .because(drug.evidence())
                .because(c.evidence(finding))
                .because(new Evidence.Known(edge, c.say("drug-condition.edge", subject, object)))
                .unless(Drug.REASONS);
        return drug.withdrawable(c, draft).advice();
    }
}
