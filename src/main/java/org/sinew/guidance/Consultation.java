package org.sinew.guidance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Chart;
import org.sinew.patient.Fact;
import org.sinew.patient.PartialTime;
import org.sinew.term.TermId;
import org.sinew.term.Wording;

/**
 * All that guidelines may look at.
 *
 * @param orders about to be placed
 * @param isOrdering whether orders are judged; otherwise the chart as it is
 * @param language BCP 47 tag of the advice and of the terms' names in it
 */
public record Consultation(
        Chart chart, List<Order> orders, boolean isOrdering, LocalDate today, String language, Background background) {

    private static final List<String> GONE =
            List.of("resolved", "remission", "inactive", "completed", "stopped", "cancelled", "draft", "not-taken");

    /** Of procedures, tests and immunizations that gave nothing, or nothing yet. */
    private static final List<String> NOT_DONE =
            List.of("not-done", "cancelled", "preparation", "on-hold", "stopped", "registered");

    public Consultation {
        orders = List.copyOf(orders);
    }

    /** A sentence of the bundle {@code guidance}. */
    String say(String key, Object... parts) {
        return messages().say(key, parts);
    }

    /** Several names in a row. */
    String list(Collection<String> names) {
        return messages().list(names);
    }

    private Wording messages() {
        return Wording.of("guidance", language);
    }

    /** Facts with any of these codes, in the order of their start. */
    Stream<Fact> coded(Collection<TermId> codes) {
        return chart.coded(codes);
    }

    /** As {@link #coded}, without what its status says was not done. */
    Stream<Fact> done(Collection<TermId> codes) {
        return coded(codes)
                .filter(fact -> !NOT_DONE.contains(String.valueOf(fact.header().status())));
    }

    /** In completed years; empty when the birth is unknown, or the patient dead. */
    Optional<AgeSpan> age() {
        return chart.patient().isDeceased() ? Optional.empty() : ageOn(today);
    }

    Optional<AgeSpan> ageOn(LocalDate day) {
        return Optional.ofNullable(chart.patient().birth()).map(birth -> AgeSpan.on(day, birth, Period::getYears));
    }

    /** In completed months; empty when the birth is unknown. */
    Optional<AgeSpan> monthsOn(LocalDate day) {
        return Optional.ofNullable(chart.patient().birth()).map(birth -> AgeSpan.on(day, birth, Period::toTotalMonths));
    }

    boolean isFemale() {
        return "female".equals(chart.patient().sex());
    }

    boolean isMale() {
        return "male".equals(chart.patient().sex());
    }

    /** Whether the fact holds today as far as its status and end say. */
    boolean isCurrent(Fact fact) {
        String status = fact.header().status();
        LocalDate end = day(fact.header().period().end());
        return (status == null || !GONE.contains(status)) && (end == null || end.isAfter(today));
    }

    /** Problems that hold today; what was refuted does not. */
    List<Fact.Condition> problems() {
        return chart.conditions().stream()
                .filter(this::isCurrent)
                .filter(c -> !"refuted".equals(c.verification()))
                .toList();
    }

    static @Nullable LocalDate day(@Nullable PartialTime time) {
        return time == null ? null : time.start().toLocalDate();
    }

    static @Nullable LocalDate day(Fact fact) {
        return day(fact.header().period().start());
    }

    static @Nullable OffsetDateTime moment(Fact fact) {
        PartialTime start = fact.header().period().start();
        return start == null ? null : start.start();
    }

    Evidence.Recorded evidence(Fact fact) {
        return evidence(fact, background.name(fact.header().concept(), language));
    }

    static Evidence.Recorded evidence(Fact fact, String wording) {
        return new Evidence.Recorded(
                fact.key(),
                fact.header().concept().primary().map(coding -> coding.id()).orElse(null),
                wording,
                day(fact),
                false,
                fact instanceof Fact.Measurement);
    }
}
