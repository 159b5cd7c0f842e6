package org.sinew.api.guidance;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Reads;
import org.sinew.api.graphql.ComputedFields;
import org.sinew.guidance.Advice;
import org.sinew.guidance.Backgrounds;
import org.sinew.guidance.Consultation;
import org.sinew.guidance.Evidence;
import org.sinew.guidance.KnowledgeEdge;
import org.sinew.guidance.Proposal;
import org.sinew.patient.PatientId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** {@code Patient.advice}: what guidelines say when the chart is viewed today. */
@Component
@ConditionalOnWebApplication
final class AdviceFields implements ComputedFields {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    record Said(
            String guideline,
            String title,
            Advice.Urgency urgency,
            String summary,
            String argument,
            String detail,
            Cited source,
            List<Why> evidence,
            List<String> proposals) {

        static Said of(Advice advice, String language) {
            return new Said(
                    advice.guideline(),
                    advice.title(),
                    advice.urgency(),
                    advice.summary(),
                    advice.argument(),
                    advice.detail(),
                    new Cited(
                            advice.source().label(),
                            advice.source().url(),
                            advice.source().date()),
                    advice.evidence().stream().map(why -> Why.of(why, language)).toList(),
                    advice.proposals().stream().map(Proposal::label).toList());
        }
    }

    record Cited(
            String label, @Nullable String url, @Nullable String date) {}

    record Why(
            String wording,
            @Nullable String fact,
            @Nullable String term,
            @Nullable LocalDate on,
            @Nullable Edge knowledge,
            @Nullable String method) {

        static Why of(Evidence evidence, String language) {
            return switch (evidence) {
                case Evidence.Recorded r ->
                    new Why(r.wording(), r.fact().value(), Objects.toString(r.term(), null), r.on(), null, null);
                case Evidence.Known k -> new Why(k.wording(), null, null, null, Edge.of(k.edge(), language), null);
                case Evidence.Computed c -> new Why(c.wording(), null, null, null, null, c.method());
            };
        }
    }

    record Edge(
            String subject,
            String relation,
            String object,
            @Nullable String severity,
            @Nullable String effect,
            List<String> references,
            String release) {

        static Edge of(KnowledgeEdge edge, String language) {
            return new Edge(
                    edge.subject().toString(),
                    edge.relation(),
                    edge.object().toString(),
                    edge.severity(),
                    edge.effect(language),
                    edge.references(),
                    edge.release());
        }
    }

    private final LiveGuidance guidance;
    private final Backgrounds backgrounds;
    private final Reads reads;
    private final Clock clock;

    AdviceFields(
            LiveGuidance guidance,
            Backgrounds backgrounds,
            Reads reads,
            Clock clock,
            @Value("${sinew.zone:UTC}") ZoneId zone) {
        this.guidance = guidance;
        this.backgrounds = backgrounds;
        this.reads = reads;
        this.clock = clock.withZone(zone);
    }

    @Override
    public Map<String, Computed> fields() {
        return Map.of("Patient.advice", this::advice);
    }

    private List<Said> advice(Asked asked) {
        String language =
                asked.arguments().findText("lang").orElse(asked.language().toLanguageTag());
        return reads
                .chart(asked.audience(), "advice", new PatientId(String.valueOf(asked.node())), TIMEOUT)
                .map(chart ->
                        new Consultation(chart, List.of(), false, LocalDate.now(clock), language, backgrounds.get()))
                .map(guidance.get()::advise)
                .orElse(List.of())
                .stream()
                .map(advice -> Said.of(advice, language))
                .toList();
    }
}
