package org.sinew.guidance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.guidance.Advice.Reason;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.patient.Chart;
import org.sinew.patient.Coding;
import org.sinew.patient.Fact;
import org.sinew.precision.diagnosis.Answer;
import org.sinew.precision.diagnosis.Differential;
import org.sinew.precision.diagnosis.Differential.Candidate;
import org.sinew.precision.diagnosis.Presentation;
import org.sinew.term.TermId;

/**
 * Findings that fit a disease which nobody named: the differential diagnosis of the chart, said only when it is confident
 * and none of its first diseases is on the problem list.
 */
final class RareDisease implements Guideline {

    private static final int LEAST_FINDINGS = 3;
    private static final int CANDIDATES = 3;
    private static final int REASONS = 6;
    private static final int QUESTIONS = 3;
    private static final double LEAST_SHOWN = 0.005;
    private static final double LIKELY = 0.5;
    private static final TermId COUNSELLING = TermId.parse("MAXO:0000079");

    @Override
    public String id() {
        return "rare-disease";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        if (c.isOrdering() || c.chart().patient().isDeceased()) {
            return List.of();
        }
        Presentation found = c.background().diagnosis().presentation(c.chart());
        long present = found.findings().stream()
                .filter(f -> f.status() == Presentation.Status.PRESENT)
                .count();
        if (present < LEAST_FINDINGS) {
            return List.of();
        }
        return switch (c.chart()
                .view(
                        new RankedBy(c.background()),
                        by -> by.background().diagnosis().differential(found, CANDIDATES))) {
            case Answer.Ranked(var differential) when isNews(c, differential) -> List.of(advice(c, differential));
            default -> List.of();
        };
    }

    /** What the ranking depends on beside the chart. */
    private record RankedBy(Background background) {}

    private static boolean isNews(Consultation c, Differential differential) {
        return differential.confident()
                && c.chart().conditions().stream()
                        .filter(condition -> !"refuted".equals(condition.verification()))
                        .noneMatch(condition -> differential.diseases().stream()
                                .anyMatch(candidate ->
                                        c.background().counts(condition.header().concept(), candidate.disease())));
    }

    private Advice advice(Consultation c, Differential differential) {
        Candidate first = differential.diseases().getFirst();
        String name = c.background().label(first.disease(), c.language());
        Draft draft = new Draft(
                        c,
                        this,
                        first.probability() >= LIKELY ? Urgency.WARNING : Urgency.INFO,
                        c.say("rare-disease.summary", name, Differential.percent(first.probability())),
                        source(c, differential))
                .says(c.say(
                        "rare-disease.detail",
                        differential.candidates(),
                        c.list(differential.diseases().stream()
                                .filter(d -> d.probability() >= LEAST_SHOWN)
                                .map(d -> c.background().label(d.disease(), c.language()) + " "
                                        + Differential.percent(d.probability()))
                                .toList()),
                        Differential.percent(differential.noMatch())))
                .says(questions(c, differential))
                .proposing(new Proposal.Request(
                        c.say("rare-disease.refer"), new Coding(COUNSELLING, c.say("rare-disease.counselling"))))
                .unless(Reason.TAKEN_INTO_ACCOUNT, Reason.DONE_ELSEWHERE, Reason.DECLINED, Reason.RECORD_WRONG);
        first.evidence().stream()
                .filter(e -> e.weight() > 0)
                .sorted(Comparator.comparingDouble(e -> -e.weight()))
                .limit(REASONS)
                .flatMap(e -> evidence(c, first, e, differential))
                .forEach(draft::because);
        return draft.because(new Evidence.Computed(
                        c.say("rare-disease.probability", Differential.percent(first.probability()), name),
                        c.say("rare-disease.method")))
                .advice();
    }

    private static Citation source(Consultation c, Differential differential) {
        String releases = differential.releases().stream().sorted().collect(Collectors.joining(", "));
        return new Citation(c.say("rare-disease.source", releases), "https://hpo.jax.org/data/annotations", null);
    }

    private static String questions(Consultation c, Differential differential) {
        List<String> next = differential.next().stream()
                .limit(QUESTIONS)
                .map(q -> c.background().label(q.term(), c.language()))
                .toList();
        return next.isEmpty() ? "" : c.say("rare-disease.next", c.list(next));
    }

    /** The fact, and what the disease is annotated with. */
    private static Stream<Evidence> evidence(
            Consultation c, Candidate disease, org.sinew.precision.diagnosis.Evidence why, Differential differential) {
        Background known = c.background();
        if (why.kind() == org.sinew.precision.diagnosis.Evidence.Kind.GENE) {
            return why.terms().stream()
                    .flatMap(gene -> c.chart().variantCalls().stream()
                            .filter(call -> call.gene() != null
                                    && gene.equals(call.gene().id()))
                            .map(c::evidence));
        }
        TermId term = why.term();
        if (why.kind() != org.sinew.precision.diagnosis.Evidence.Kind.PRESENT || term == null) {
            return Stream.empty();
        }
        TermId matched = Objects.requireNonNullElse(why.matched(), term);
        KnowledgeEdge edge = new KnowledgeEdge(
                disease.disease(),
                "HAS_PHENOTYPE",
                matched,
                null,
                Map.of(),
                why.references(),
                String.join(", ", differential.releases()));
        String says = says(
                c, known.label(disease.disease(), c.language()), known.label(matched, c.language()), why.frequency());
        return Stream.concat(
                fact(c.chart(), known, term).map(c::evidence).stream(), Stream.of(new Evidence.Known(edge, says)));
    }

    private static Optional<Fact> fact(Chart chart, Background known, TermId term) {
        return chart.facts().reversed().stream()
                .filter(fact -> !(fact instanceof Fact.PhenotypicFeature sign && sign.excluded()))
                .filter(fact -> known.counts(fact.header().concept(), term))
                .findFirst();
    }

    private static String says(
            Consultation c,
            String disease,
            String sign,
            org.sinew.precision.diagnosis.Evidence.@Nullable Frequency frequency) {
        return frequency == null || frequency.of() == 0
                ? c.say("rare-disease.edge", disease, sign)
                : c.say(
                        "rare-disease.edge-counted",
                        disease,
                        sign,
                        Math.round(frequency.with()),
                        Math.round(frequency.of()));
    }
}
