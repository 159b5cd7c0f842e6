package org.sinew.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Explanation.Evidence;
import org.sinew.cohort.Explanation.Verdict;
import org.sinew.graph.FactScan.FactRecord;

/** Asks every part of a criterion about one patient. */
final class Explainer {

    private static final int MOST_FACTS = 5;

    /** Plans one criterion that stands at a path. */
    interface Planning {
        Plan plan(Criterion criterion);
    }

    private final Timelines timelines;
    private final Planning planning;
    private final List<FactRecord> facts;
    private final int shard;
    private final long[] only;
    private final int patient;
    private final Intake intake;

    Explainer(Timelines timelines, Planning planning, List<FactRecord> facts, int patient) {
        this.timelines = timelines;
        this.planning = planning;
        this.facts = facts;
        this.patient = patient;
        this.shard = timelines.shardOf(patient);
        this.only = new long[timelines.shards().get(shard).words()];
        Bits.set(only, timelines.shards().get(shard).local(patient));
        this.intake = new Intake(timelines.dictionary());
    }

    Explanation explain(Criterion criterion, String path) {
        Verdict verdict = verdict(planning.plan(criterion));
        List<Explanation> parts = parts(criterion, path);
        boolean whole = verdict == Verdict.TRUE;
        List<Explanation> marked = parts.stream()
                .map(part -> part.decisive(isDecisive(criterion, verdict, part.verdict())))
                .toList();
        return new Explanation(
                path, criterion, verdict, true, evidence(criterion), whole ? null : miss(criterion), marked);
    }

    private List<Explanation> parts(Criterion criterion, String path) {
        String prefix = path.isEmpty() ? "" : path + ".";
        return switch (criterion) {
            case Criterion.And(List<Criterion> of) -> each(of, prefix + "and");
            case Criterion.Or(List<Criterion> of) -> each(of, prefix + "or");
            case Criterion.AtLeast(int count, List<Criterion> of) -> each(of, prefix + "atLeast.of");
            case Criterion.Not(Criterion of) -> List.of(explain(of, prefix + "not"));
            default -> List.of();
        };
    }

    private List<Explanation> each(List<Criterion> of, String path) {
        return IntStream.range(0, of.size())
                .mapToObj(i -> explain(of.get(i), path + "[" + i + "]"))
                .toList();
    }

    private static boolean isDecisive(Criterion around, Verdict whole, Verdict part) {
        return switch (around) {
            case Criterion.Not not -> true;
            case Criterion.And and -> whole == part;
            case Criterion.Or or -> whole == part;
            default -> whole == Verdict.TRUE ? part == Verdict.TRUE : part != Verdict.TRUE;
        };
    }

    private Verdict verdict(Plan plan) {
        Evaluation.Verdict found = new Evaluation(timelines, shard, null).of(plan, only);
        return Bits.isEmpty(found.maybe())
                ? Verdict.FALSE
                : Bits.isEmpty(found.sure()) ? Verdict.UNKNOWN : Verdict.TRUE;
    }

    private static List<Pattern> patterns(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Event(Pattern p) -> List.of(p);
            case Criterion.Sequence(List<Criterion.Step> steps) ->
                steps.stream().map(Criterion.Step::event).toList();
            case Criterion.Related related -> List.of(related.left(), related.right());
            case Criterion.Indexed(Pattern index, Criterion that, Criterion.Exit exit) ->
                Stream.concat(Stream.of(index), patterns(that).stream().map(p -> p.check(Pattern.Check.NONE)))
                        .toList();
            default -> List.of();
        };
    }

    /** Events that the patterns select, those that meet their checks first. */
    private List<Evidence> evidence(Criterion criterion) {
        List<Evidence> found = new ArrayList<>();
        for (Pattern pattern : patterns(criterion)) {
            selected(pattern).stream().limit(MOST_FACTS).forEach(found::add);
        }
        return List.copyOf(found);
    }

    private List<Evidence> selected(Pattern pattern) {
        Pattern bare = Pattern.of(pattern.kind(), pattern.terms()).wanted(pattern.flavour());
        if (!(planning.plan(Criterion.event(bare)) instanceof Plan.Matching(PatternPlan plan))) {
            return List.of();
        }
        Events events =
                timelines.events(plan.selection().kind(), plan.selection().terms(), one());
        List<Evidence> found = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (plan.allows(timelines.dictionary().flavour(events.flavour(i)))) {
                found.add(evidence(events, i));
            }
        }
        Pattern.Amount amount = pattern.check().value();
        Comparator<Evidence> nearest = amount == null
                ? Comparator.comparingInt((Evidence e) -> e.day()).reversed()
                : Comparator.comparingDouble(e -> distance(amount, e.value(), e.unit()));
        return found.stream().sorted(nearest).toList();
    }

    private org.roaringbitmap.RoaringBitmap one() {
        return org.roaringbitmap.RoaringBitmap.bitmapOf(patient);
    }

    private Evidence evidence(Events events, int i) {
        return new Evidence(
                key(events, i),
                events.code(i).kind(),
                events.code(i).ids(),
                events.day(i),
                events.dating(i),
                events.endDay(i),
                events.value(i),
                events.flavour(i).unit());
    }

    private @Nullable String key(Events events, int i) {
        String kind = events.code(i).kind().label();
        for (FactRecord fact : facts) {
            if (fact.kind().equals(kind)) {
                Intake.Event read = intake.single(fact);
                boolean same = read.code() == events.code(i).number()
                        && read.day() == events.day(i)
                        && Double.compare(read.value(), events.value(i)) == 0;
                if (same) {
                    return fact.key();
                }
            }
        }
        return null;
    }

    /** How far a value is from the bounds, in their unit; infinite where it cannot be compared. */
    private static double distance(Pattern.Amount a, double value, @Nullable String unit) {
        double converted =
                Units.conversion(unit, a.unit()).map(c -> c.of(value)).orElse(Double.NaN);
        if (Double.isNaN(converted)) {
            return Double.POSITIVE_INFINITY;
        }
        Double low = a.above() != null ? a.above() : a.atLeast();
        Double high = a.below() != null ? a.below() : a.atMost();
        double under = low == null ? 0 : Math.max(0, low - converted);
        double over = high == null ? 0 : Math.max(0, converted - high);
        return Math.max(under, over);
    }

    private @Nullable String miss(Criterion criterion) {
        if (!(criterion instanceof Criterion.Event(Pattern pattern))) {
            return null;
        }
        List<Evidence> near = selected(pattern);
        if (near.isEmpty()) {
            return "no such event";
        }
        Evidence nearest = near.getFirst();
        Pattern.Pick pick = pattern.pick();
        Pattern.Amount amount = pattern.check().value() == null && pick != null
                ? pick.check().value()
                : pattern.check().value();
        String unit = nearest.unit() == null ? "" : " " + nearest.unit();
        String day = nearest.day() == Timelines.UNKNOWN
                ? "undated"
                : LocalDate.ofEpochDay(nearest.day()).toString();
        if (amount != null && distance(amount, nearest.value(), nearest.unit()) > 0) {
            return String.format(
                    Locale.ROOT,
                    "nearest value %s%s (%s), %.4g away",
                    nearest.value(),
                    unit,
                    day,
                    distance(amount, nearest.value(), nearest.unit()));
        }
        return near.size() + " such events, the nearest " + day + ", do not meet all conditions";
    }
}
