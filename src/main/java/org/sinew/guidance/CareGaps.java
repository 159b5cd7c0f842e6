package org.sinew.guidance;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.guidance.Advice.Reason;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.guidance.Labs.Reading;
import org.sinew.patient.Coding;
import org.sinew.patient.Fact;
import org.sinew.term.TermId;

/** What a source says is due for people like this patient and no record shows: one piece of advice for all of it. */
final class CareGaps implements Guideline {

    /**
     * @param of only for patients with any of these problems; for everyone if empty
     * @param summary of the card, with {@code %d} for how many and {@code %s} for which
     */
    record Table(String id, Worded title, Worded summary, List<TermId> of, Citation source, List<Item> items) {
        Table {
            of = of == null ? List.of() : of;
        }
    }

    /**
     * Something that is due unless it was done.
     *
     * @param from age in whole years, included
     * @param to age in whole years, included
     * @param of any of these problems is needed, if there are any
     * @param unless none of these problems may be there
     * @param unlessDone none of these procedures may ever have been done
     * @param pregnant whether it is only for those who are pregnant, or only for those who are not; for both if absent
     * @param risk of {@link Smoking}, if one is needed
     * @param relatives a parent, sibling or child with any of these is needed, if there are any
     * @param unlessRelatives no parent, sibling or child may have any of these
     * @param genes symbols; a pathogenic variant in one of them is needed, if there are any
     * @param when any of these results is needed, if there are any
     * @param unlessWhen none of these results may be there
     * @param done any of it within its time settles the item; with none the item holds whenever it applies
     */
    record Item(
            String id,
            Worded title,
            @Nullable String sex,
            @Nullable Integer from,
            @Nullable Integer to,
            List<TermId> of,
            List<TermId> unless,
            List<TermId> unlessDone,
            @Nullable Boolean pregnant,
            @Nullable Smoking risk,
            List<TermId> relatives,
            List<TermId> unlessRelatives,
            List<String> genes,
            List<When> when,
            List<When> unlessWhen,
            List<Done> done,
            @Nullable Request propose,
            @Nullable Urgency urgency,
            Worded text,
            Citation source) {

        Item {
            of = of == null ? List.of() : of;
            unless = unless == null ? List.of() : unless;
            unlessDone = unlessDone == null ? List.of() : unlessDone;
            relatives = relatives == null ? List.of() : relatives;
            unlessRelatives = unlessRelatives == null ? List.of() : unlessRelatives;
            genes = genes == null ? List.of() : genes;
            when = when == null ? List.of() : when;
            unlessWhen = unlessWhen == null ? List.of() : unlessWhen;
            done = done == null ? List.of() : done;
        }
    }

    /** The latest result of a test within a time. */
    record When(
            String test, @Nullable Double atLeast, @Nullable Double below, Period within) {}

    /**
     * @param drugs taken now, by class or ingredient
     * @param within how long it lasts; for ever if absent
     * @param from age from which it counts
     */
    record Done(
            List<TermId> codes,
            List<TermId> drugs,
            @Nullable Period within,
            @Nullable Integer from) {
        Done {
            codes = codes == null ? List.of() : codes;
            drugs = drugs == null ? List.of() : drugs;
        }
    }

    record Request(TermId code, Worded display) {

        Proposal proposal(Consultation c) {
            String name = display.in(c.language());
            return new Proposal.Request(c.say("order", name), new Coding(code, name));
        }
    }

    private record Due(Item item, AgeSpan age, List<Evidence> evidence) {}

    private final Table table;
    private final Labs labs;

    CareGaps(Table table, Labs labs) {
        this.table = table;
        this.labs = labs;
        table.items().stream()
                .flatMap(item -> Stream.concat(item.when().stream(), item.unlessWhen().stream()))
                .forEach(when -> labs.test(when.test()));
    }

    @Override
    public String id() {
        return table.id();
    }

    @Override
    public String title(String language) {
        return table.title().in(language);
    }

    @Override
    public List<Advice> advise(Consultation c) {
        AgeSpan age = c.age().orElse(null);
        boolean isFor = !c.isOrdering()
                && age != null
                && (table.of().isEmpty() || problem(c, table.of()).isPresent());
        List<Due> due = isFor
                ? table.items().stream()
                        .flatMap(item -> due(c, item, Objects.requireNonNull(age)).stream())
                        .toList()
                : List.of();
        return due.isEmpty() ? List.of() : List.of(advice(c, due));
    }

    private Optional<Due> due(Consultation c, Item item, AgeSpan age) {
        boolean isOfSex =
                item.sex() == null || item.sex().equals(c.chart().patient().sex());
        if (!age.mayBe(item.from(), item.to())
                || !isOfSex
                || !Pregnancy.suits(c, item.pregnant())
                || problem(c, item.unless()).isPresent()
                || wasEverDone(c, item.unlessDone())
                || Heredity.relative(c, item.unlessRelatives()).isPresent()
                || item.unlessWhen().stream().anyMatch(when -> result(c, when).isPresent())) {
            return Optional.empty();
        }
        Optional<List<Evidence>> reasons = reasons(c, item);
        return reasons.isPresent() && item.done().stream().noneMatch(done -> isDone(c, done, age))
                ? Optional.of(new Due(
                        item,
                        age,
                        Stream.concat(reasons.get().stream(), last(c, item).stream())
                                .toList()))
                : Optional.empty();
    }

    /** What makes the item apply; empty when something that it needs is not there. */
    private Optional<List<Evidence>> reasons(Consultation c, Item item) {
        List<Evidence> reasons = new ArrayList<>();
        if (!item.of().isEmpty()) {
            problem(c, item.of()).map(c::evidence).ifPresent(reasons::add);
        }
        if (item.risk() != null) {
            item.risk().evidence(c).ifPresent(reasons::add);
        }
        if (!item.when().isEmpty()) {
            item.when().stream()
                    .flatMap(when -> result(c, when).stream())
                    .findFirst()
                    .ifPresent(reasons::add);
        }
        if (!item.relatives().isEmpty()) {
            Heredity.relative(c, item.relatives()).ifPresent(reasons::add);
        }
        if (!item.genes().isEmpty()) {
            Heredity.variant(c, item.genes()).ifPresent(reasons::add);
        }
        int needed = (item.of().isEmpty() ? 0 : 1)
                + (item.risk() == null ? 0 : 1)
                + (item.relatives().isEmpty() ? 0 : 1)
                + (item.genes().isEmpty() ? 0 : 1)
                + (item.when().isEmpty() ? 0 : 1);
        return reasons.size() == needed ? Optional.of(reasons) : Optional.empty();
    }

    private Optional<Evidence> result(Consultation c, When when) {
        return labs.latest(c, when.test(), when.within())
                .filter(r -> when.atLeast() == null || r.value() >= when.atLeast())
                .filter(r -> when.below() == null || r.value() < when.below())
                .map((Reading r) -> r.evidence());
    }

    private static Optional<Fact.Condition> problem(Consultation c, List<TermId> terms) {
        return c.problems().stream()
                .filter(p -> c.background()
                        .firstThatCounts(p.header().concept(), terms)
                        .isPresent())
                .findFirst();
    }

    private static boolean wasEverDone(Consultation c, List<TermId> codes) {
        return c.done(codes).anyMatch(f -> f instanceof Fact.Procedure || f instanceof Fact.Condition);
    }

    private static boolean isDone(Consultation c, Done done, AgeSpan age) {
        if (!age.isSurely(done.from(), null)) {
            return false;
        }
        LocalDate since = done.within() == null ? LocalDate.MIN : c.today().minus(done.within());
        return records(c, done).anyMatch(fact -> {
                    LocalDate on = Consultation.day(fact);
                    return on != null && on.isAfter(since);
                })
                || Drug.all(c).stream()
                        .anyMatch(drug -> c.background()
                                .firstThatCounts(drug.concept(), done.drugs())
                                .isPresent());
    }

    private static Stream<Fact> records(Consultation c, Done done) {
        return c.done(done.codes())
                .filter(f -> f instanceof Fact.Measurement
                        || f instanceof Fact.Procedure
                        || f instanceof Fact.Immunization
                        || f instanceof Fact.Report
                        || f instanceof Fact.ImagingStudy);
    }

    private static Optional<Evidence> last(Consultation c, Item item) {
        return item.done().stream()
                .flatMap(done -> records(c, done))
                .filter(fact -> Consultation.day(fact) != null)
                .max((a, b) -> String.valueOf(Consultation.day(a)).compareTo(String.valueOf(Consultation.day(b))))
                .map(fact -> Consultation.evidence(
                        fact,
                        c.say(
                                "care-gaps.last",
                                c.background().name(fact.header().concept(), c.language()))));
    }

    private Advice advice(Consultation c, List<Due> due) {
        Urgency urgency = due.stream()
                .map(d -> d.item().urgency() == null ? Urgency.INFO : d.item().urgency())
                .max(Urgency::compareTo)
                .orElse(Urgency.INFO);
        String which =
                c.list(due.stream().map(d -> d.item().title().in(c.language())).toList());
        Draft draft = new Draft(
                        c,
                        this,
                        urgency,
                        table.summary()
                                .in(c.language())
                                .replace("%d", String.valueOf(due.size()))
                                .replace("%s", which),
                        table.source())
                .unless(Reason.DONE_ELSEWHERE, Reason.DECLINED, Reason.TAKEN_INTO_ACCOUNT);
        for (Due one : due) {
            Item item = one.item();
            draft.says(c.say(
                                    "care-gaps.item",
                                    item.title().in(c.language()),
                                    item.text().in(c.language()))
                            + " — "
                            + item.source().markdown()
                            + (item.source().date() == null
                                    ? ""
                                    : ", " + item.source().date()))
                    .because(one.evidence());
            if (!one.age().isSurely(item.from(), item.to())) {
                draft.says(c.say("age.uncertain", one.age().least(), one.age().most()));
            }
            Request request = item.propose();
            if (request != null) {
                draft.proposing(request.proposal(c));
            }
        }
        return draft.advice();
    }

    /** {@code P1Y6M} in words. */
    static String words(Consultation c, Period period) {
        return Stream.of(
                        part(c, period.getYears(), "period.year", "period.years"),
                        part(c, period.getMonths(), "period.month", "period.months"),
                        part(c, period.getDays(), "period.day", "period.days"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(c.say("period.joint")));
    }

    private static String part(Consultation c, int count, String one, String many) {
        return count == 0 ? "" : c.say(count == 1 ? one : many, count);
    }
}
