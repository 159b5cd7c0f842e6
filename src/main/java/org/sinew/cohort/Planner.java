package org.sinew.cohort;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Criterion.Dates;
import org.sinew.cohort.Criterion.Span;
import org.sinew.cohort.Pattern.Amount;
import org.sinew.cohort.Pattern.Check;
import org.sinew.cohort.Pattern.Wanted;
import org.sinew.cohort.PatternPlan.AmountPlan;
import org.sinew.cohort.PatternPlan.CheckPlan;
import org.sinew.cohort.PatternPlan.Selection;
import org.sinew.cohort.PatternPlan.TotalPlan;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Resolves a criterion against a terminology, a library and one state of the timelines; the cheapest parts go first. */
final class Planner {

    private final Terminology terminology;
    private final Library library;
    private final GraphSets graph;
    private final Timelines timelines;
    private final List<Flavour> flavours;
    private final Likeness likeness;
    private final TermSets termSets;
    private final int fewest;

    /** @param fewest patients whom something that only data know must be of to be known by its name */
    Planner(
            Terminology terminology,
            Library library,
            GraphSets graph,
            Timelines timelines,
            TermSets termSets,
            Likeness likeness,
            int fewest) {
        this.terminology = terminology;
        this.library = library;
        this.graph = graph;
        this.timelines = timelines;
        this.flavours = timelines.dictionary().flavours();
        this.likeness = likeness;
        this.termSets = termSets;
        this.fewest = fewest;
    }

    /** @throws Unanswered with the path of what cannot be resolved */
    Plan plan(Criterion criterion) {
        measure(criterion);
        return plan(criterion, "", false, List.of());
    }

    /** Without recursion, so that no tree is too deep to be refused. */
    private static void measure(Criterion criterion) {
        record Seen(Criterion criterion, int depth) {}
        var waiting = new java.util.ArrayDeque<Seen>();
        waiting.push(new Seen(criterion, 0));
        int nodes = 0;
        while (!waiting.isEmpty()) {
            Seen next = waiting.pop();
            if (++nodes > CriterionJson.LARGEST || next.depth() > CriterionJson.DEEPEST) {
                throw new Unanswered(new Problem.TooLarge(""));
            }
            next.criterion().children().forEach(child -> waiting.push(new Seen(child, next.depth() + 1)));
        }
    }

    private Plan plan(Criterion criterion, String path, boolean indexed, List<String> within) {
        return switch (criterion) {
            case Criterion.Event(Pattern pattern) -> new Plan.Matching(pattern(pattern, at(path, "event"), indexed));
            case Criterion.Patient patient -> traits(patient, at(path, "patient"));
            case Criterion.And(List<Criterion> of) -> {
                List<Plan> plans = plans(of, at(path, "and"), indexed, within).stream()
                        .sorted(Comparator.comparingLong(Plan::cost))
                        .toList();
                yield new Plan.All(plans, sum(plans));
            }
            case Criterion.Or(List<Criterion> of) -> {
                List<Plan> plans = plans(of, at(path, "or"), indexed, within);
                yield new Plan.Any(plans, sum(plans));
            }
            case Criterion.Not(Criterion of) -> new Plan.None(plan(of, at(path, "not"), indexed, within));
            case Criterion.AtLeast(int count, List<Criterion> of) -> {
                List<Plan> plans = plans(of, at(path, "atLeast.of"), indexed, within);
                if (count < 0 || count > of.size()) {
                    throw Problem.malformed(at(path, "atLeast.count"), "at-least", count, of.size());
                }
                yield new Plan.Some(count, plans, sum(plans));
            }
            case Criterion.Sequence sequence -> chain(sequence, at(path, "sequence"), indexed);
            case Criterion.Related related -> pair(related, at(path, "related"), indexed);
            case Criterion.Indexed(Pattern index, Criterion that, Criterion.Exit exit) -> {
                PatternPlan first = pattern(index, at(path, "indexed.index"), indexed);
                Plan then = plan(that, at(path, "indexed.that"), true, within);
                Plan.Leaving leaving = exit == null ? null : leaving(exit, at(path, "indexed.exit"));
                yield new Plan.From(first, then, leaving, 3 * first.cost() + then.cost());
            }
            case Criterion.Similar(List<String> terms, double atLeast) -> {
                if (!(atLeast >= 0 && atLeast <= 1)) {
                    throw Problem.impossibleWindow(at(path, "similar.atLeast"), "similarity");
                }
                yield new Plan.Alike(terms(terms, at(path, "similar.terms")), atLeast, likeness, timelines.events());
            }
            case Criterion.TreatedAt(String actor) ->
                new Plan.These(known(() -> graph.treatedAt(actor), actor, at(path, "treatedAt.actor")));
            case Criterion.Near(String id, int hops) -> {
                if (hops < 1 || hops > 4) {
                    throw Problem.malformed(at(path, "near.hops"), "hops");
                }
                yield new Plan.These(known(() -> near(id, hops), id, at(path, "near.id")));
            }
            case Criterion.Relative relative -> kindred(relative, at(path, "relative"), within);
            case Criterion.Defined defined -> definition(defined, at(path, "defined"), indexed, within);
        };
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static long sum(List<Plan> plans) {
        return plans.stream().mapToLong(Plan::cost).sum();
    }

    private List<Plan> plans(List<Criterion> of, String path, boolean indexed, List<String> within) {
        List<Plan> plans = new ArrayList<>(of.size());
        for (int i = 0; i < of.size(); i++) {
            plans.add(plan(of.get(i), path + "[" + i + "]", indexed, within));
        }
        return plans;
    }

    private Plan definition(Criterion.Defined defined, String path, boolean indexed, List<String> within) {
        Library.Definition found = library.definition(defined.name(), defined.version())
                .orElseThrow(() -> new Unanswered(new Problem.UnknownDefinition(path, defined.name())));
        String name = found.name() + "@" + found.version();
        List<String> chain = Stream.concat(within.stream(), Stream.of(name)).toList();
        if (within.contains(name)) {
            throw new Unanswered(new Problem.DefinitionCycle(path, chain));
        }
        Criterion criterion = found.filled(defined.parameters(), path);
        measure(criterion);
        return plan(criterion, path + "<" + name + ">", indexed, chain);
    }

    /** Where small groups are not told of, patients and their facts are not found by their ids either. */
    private Optional<List<String>> near(String id, int hops) {
        return fewest > 1 && graph.isOfPatient(id) ? Optional.empty() : graph.near(id, hops);
    }

    private Plan kindred(Criterion.Relative relative, String path, List<String> within) {
        Integer degree = relative.degree();
        if (degree != null && (degree < 1 || degree > 3)) {
            throw Problem.malformed(path + ".degree", "degree");
        }
        return new Plan.Kindred(plan(relative.that(), path + ".that", false, within), relative);
    }

    private RoaringBitmap known(Supplier<Optional<List<String>>> patients, String id, String path) {
        if (timelines.isPast()) {
            throw Problem.notRebuilt(path, "edges");
        }
        return numbers(patients.get().orElseThrow(() -> new Unanswered(new Problem.UnknownNode(path, id))));
    }

    private RoaringBitmap numbers(List<String> ids) {
        return RoaringBitmap.bitmapOf(ids.stream()
                .map(timelines::number)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .sorted()
                .toArray());
    }

    private List<TermId> terms(List<String> terms, String path) {
        if (terms.isEmpty()) {
            throw new Unanswered(new Problem.EmptySet(path, "[]"));
        }
        List<TermId> found = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            TermSet one = expand(terms.get(i), path + "[" + i + "]");
            found.add(one.ids().iterator().next());
        }
        return found;
    }

    private TermSet expand(@Nullable String expression, String path) {
        return expression == null
                ? TermSet.all()
                : termSets.expand(expression, path, terminology, this::isInData, library);
    }

    private boolean isInData(TermId id) {
        return timelines.dictionary().mentions(id) && (fewest <= 1 || timelines.patientsWith(id) >= fewest);
    }

    private Plan chain(Criterion.Sequence sequence, String path, boolean indexed) {
        List<PatternPlan> patterns = new ArrayList<>();
        List<Span> gaps = new ArrayList<>();
        if (sequence.steps().size() < 2) {
            throw Problem.malformed(path + ".steps", "two-steps");
        }
        for (int i = 0; i < sequence.steps().size(); i++) {
            Criterion.Step step = sequence.steps().get(i);
            String at = path + ".steps[" + i + "]";
            patterns.add(pattern(step.event(), at + ".event", indexed));
            if (i > 0) {
                Span gap = step.gap();
                gaps.add(gap == null ? new Span(1, null) : possible(gap, at + ".gap"));
            } else if (step.gap() != null) {
                throw Problem.malformed(at + ".gap", "first-step");
            }
        }
        return new Plan.Chain(
                patterns,
                gaps,
                3 * patterns.stream().mapToLong(PatternPlan::cost).sum());
    }

    private Plan pair(Criterion.Related related, String path, boolean indexed) {
        PatternPlan a = pattern(related.left(), path + ".left", indexed);
        PatternPlan b = pattern(related.right(), path + ".right", indexed);
        Span gap = possibleOrNone(related.gap(), path + ".gap");
        switch (related.relation()) {
            case OVERLAPS, DURING -> {
                if (gap != null) {
                    throw Problem.malformed(path + ".gap", "no-gap");
                }
            }
            case WITHIN -> {
                if (gap == null) {
                    throw Problem.malformed(path + ".gap", "within-missing");
                }
            }
            case BEFORE, AFTER -> {}
        }
        return new Plan.Pair(a, related.relation(), b, gap, 3 * (a.cost() + b.cost()));
    }

    private Plan.Leaving leaving(Criterion.Exit exit, String path) {
        notNegative(exit.days(), path + ".days");
        Pattern era = exit.era();
        List<PatternPlan> censor = new ArrayList<>();
        for (int i = 0; i < exit.censor().size(); i++) {
            censor.add(pattern(exit.censor().get(i), path + ".censor[" + i + "]", true));
        }
        return new Plan.Leaving(exit.days(), era == null ? null : pattern(era, path + ".era", true), censor);
    }

    private static Span possible(Span span, String path) {
        Integer from = span.from();
        Integer to = span.to();
        if (from != null && to != null && from > to) {
            throw Problem.impossibleWindow(path, "turned", String.valueOf(from), String.valueOf(to));
        }
        return span;
    }

    private static @Nullable Span possibleOrNone(@Nullable Span span, String path) {
        return span == null ? null : possible(span, path);
    }

    private Plan traits(Criterion.Patient patient, String path) {
        String on = patient.on();
        possibleOrNone(patient.age(), path + ".age");
        return new Plan.Traits(
                patient,
                days(patient.born(), path + ".born"),
                on == null ? null : day(on, path + ".on", true),
                days(patient.observed(), path + ".observed"),
                timelines.size());
    }

    private OptionalDouble gramsPerMole(Selection selection) {
        int[] codes = timelines.dictionary().numbers(selection.kind(), selection.terms());
        return MolarMasses.ofAll(
                Arrays.stream(codes).mapToObj(timelines.dictionary()::code).toList());
    }

    private PatternPlan pattern(Pattern pattern, String path, boolean indexed) {
        Wanted wanted = pattern.flavour();
        Selection selection = new Selection(
                pattern.kind(),
                expand(pattern.terms(), path + ".terms"),
                wanted,
                expand(wanted.gene(), path + ".gene"),
                expand(wanted.valueTerms(), path + ".valueTerms"));
        Pattern.Pick pick = pattern.pick();
        Pattern.Total total = pattern.total();
        checkNumbers(pattern, path);
        return new PatternPlan(
                path,
                pattern,
                selection,
                selection.allowed(flavours),
                check(pattern.check(), path, indexed, selection),
                pick == null ? null : check(pick.check(), path + ".pick", indexed, selection),
                total == null ? null : total(total, path + ".total", indexed, selection),
                timelines.eventsOf(selection.kind(), selection.terms()));
    }

    private static void checkNumbers(Pattern pattern, String path) {
        Pattern.Count count = pattern.count();
        if (count != null) {
            notNegative(count.atLeast(), path + ".count.atLeast");
            notNegative(count.atMost(), path + ".count.atMost");
            notNegative(count.withinDays(), path + ".count.withinDays");
            possible(new Span(Objects.requireNonNullElse(count.atLeast(), 1), count.atMost()), path + ".count");
        }
        Pattern.Eras eras = pattern.eras();
        if (eras != null) {
            notNegative(eras.gapDays(), path + ".eras.gapDays");
        }
        Pattern.Pick pick = pattern.pick();
        if (pick != null) {
            checkNumber(pick, path + ".pick.n");
        }
        notNegative(pattern.washoutDays(), path + ".washoutDays");
        notNegative(pattern.observedBeforeDays(), path + ".observedBeforeDays");
    }

    private static void checkNumber(Pattern.Pick pick, String path) {
        Integer n = pick.n();
        if (pick.which() == Pattern.Which.NTH ? n == null || n < 1 : n != null) {
            throw Problem.malformed(path, "nth");
        }
    }

    private static void notNegative(@Nullable Integer number, String path) {
        if (number != null && number < 0) {
            throw Problem.impossibleWindow(path, "negative", String.valueOf(number));
        }
    }

    private TotalPlan total(Pattern.Total total, String path, boolean indexed, Selection selection) {
        needsIndex(total.afterIndex(), path, indexed);
        return new TotalPlan(
                total.of(),
                amount(total.value(), path + ".value", selection),
                days(total.dates(), path + ".dates"),
                possibleOrNone(total.afterIndex(), path + ".afterIndex"));
    }

    private static void needsIndex(@Nullable Span afterIndex, String path, boolean indexed) {
        if (afterIndex != null && !indexed) {
            throw Problem.malformed(path + ".afterIndex", "no-index");
        }
    }

    private CheckPlan check(Check check, String path, boolean indexed, Selection selection) {
        needsIndex(check.afterIndex(), path, indexed);
        Amount value = check.value();
        return new CheckPlan(
                value == null ? null : amount(value, path + ".value", selection),
                days(check.dates(), path + ".dates"),
                possibleOrNone(check.afterIndex(), path + ".afterIndex"),
                possibleOrNone(check.age(), path + ".age"));
    }

    private AmountPlan amount(Amount amount, String path, Selection selection) {
        String unit = amount.unit();
        if (unit != null && !Units.isUnit(unit) && flavours.stream().noneMatch(f -> unit.equals(f.unit()))) {
            throw new Unanswered(new Problem.UnitWithoutConversion(path + ".unit", unit, List.of()));
        }
        double low = Math.max(bound(amount.above(), -1), bound(amount.atLeast(), -1));
        double high = Math.min(bound(amount.below(), 1), bound(amount.atMost(), 1));
        if (low > high) {
            throw Problem.impossibleWindow(path, "no-number", String.valueOf(low), String.valueOf(high));
        }
        OptionalDouble mole = unit == null ? OptionalDouble.empty() : gramsPerMole(selection);
        Units.@Nullable Conversion[] conversions = new Units.@Nullable Conversion[flavours.size()];
        for (int i = 0; i < conversions.length; i++) {
            conversions[i] =
                    Units.conversion(flavours.get(i).unit(), unit, mole).orElse(null);
        }
        return new AmountPlan(amount, conversions);
    }

    private static double bound(@Nullable Double bound, int sign) {
        return bound == null ? sign * Double.POSITIVE_INFINITY : bound;
    }

    private static Plan.@Nullable Days days(@Nullable Dates dates, String path) {
        if (dates == null) {
            return null;
        }
        String from = dates.from();
        String to = dates.to();
        int first = from == null ? Integer.MIN_VALUE : day(from, path + ".from", true);
        int last = to == null ? Integer.MAX_VALUE : day(to, path + ".to", false);
        if (first > last) {
            throw Problem.impossibleWindow(path, "turned", String.valueOf(from), String.valueOf(to));
        }
        return new Plan.Days(first, last);
    }

    private static int day(String text, String path, boolean first) {
        try {
            LocalDate day = switch (text.length()) {
                case 4 ->
                    first
                            ? Year.parse(text).atDay(1)
                            : Year.parse(text).atMonth(12).atEndOfMonth();
                case 7 ->
                    first
                            ? YearMonth.parse(text).atDay(1)
                            : YearMonth.parse(text).atEndOfMonth();
                default -> LocalDate.parse(text);
            };
            return Math.toIntExact(day.toEpochDay());
        } catch (DateTimeException | ArithmeticException notADay) {
            throw Problem.malformed(path, "no-date", text);
        }
    }
}
