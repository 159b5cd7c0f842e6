package org.sinew.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Explanation.Evidence;
import org.sinew.cohort.Explanation.Verdict;
import org.sinew.graph.FactScan.FactRecord;
import org.sinew.patient.Kin;
import org.sinew.term.Sentence;

/** Asks every part of a criterion about one patient. */
final class Explainer {

    private static final int MOST_FACTS = 5;
    private static final List<Verdict> RELATIVES_ORDER = List.of(Verdict.TRUE, Verdict.UNKNOWN, Verdict.FALSE);

    /** Plans one criterion that stands at a path. */
    interface Planning {
        Plan plan(Criterion criterion);
    }

    private final Timelines timelines;
    private final Planning planning;
    private final Function<String, List<FactRecord>> read;
    private final List<FactRecord> facts;
    private final int shard;
    private final long[] only;
    private final int patient;
    private final Intake intake;

    /** @param read gives the facts of a patient with their keys, by the patient's id */
    Explainer(Timelines timelines, Planning planning, Function<String, List<FactRecord>> read, int patient) {
        this.timelines = timelines;
        this.planning = planning;
        this.read = read;
        this.facts = read.apply(timelines.id(patient));
        this.patient = patient;
        this.shard = timelines.shardOf(patient);
        this.only = new long[timelines.shards().get(shard).words()];
        Bits.set(only, timelines.shards().get(shard).local(patient));
        this.intake = new Intake(timelines.dictionary());
    }

    Explanation explain(Criterion criterion, String path) {
        return explain(criterion, path, null);
    }

    /** @param index the index event that the criterion is relative to */
    private Explanation explain(Criterion criterion, String path, @Nullable Pattern index) {
        Verdict verdict = verdict(planning.plan(index == null ? criterion : new Criterion.Indexed(index, criterion)));
        List<Explanation> marked = parts(criterion, path, index).stream()
                .map(part -> part.decisive(isDecisive(criterion, verdict, part.verdict())))
                .toList();
        List<Candidate> candidates = candidates(criterion, index);
        boolean isTrue = verdict == Verdict.TRUE;
        List<Evidence> evidence = candidates.stream()
                .filter(each -> !isTrue
                        || each.miss().isMet()
                        || candidates.getFirst().miss().distance() > 0)
                .map(Candidate::event)
                .limit(MOST_FACTS)
                .toList();
        return new Explanation(
                path,
                criterion,
                verdict,
                true,
                evidence,
                isTrue ? null : miss(criterion, candidates, marked),
                null,
                marked);
    }

    private List<Explanation> parts(Criterion criterion, String path, @Nullable Pattern index) {
        String prefix = path.isEmpty() ? "" : path + ".";
        return switch (criterion) {
            case Criterion.And(List<Criterion> of) -> each(of, prefix + "and", index);
            case Criterion.Or(List<Criterion> of) -> each(of, prefix + "or", index);
            case Criterion.AtLeast(int count, List<Criterion> of) -> each(of, prefix + "atLeast.of", index);
            case Criterion.Not(Criterion of) -> List.of(explain(of, prefix + "not", index));
            case Criterion.Indexed(Pattern first, Criterion that, Criterion.Exit exit) ->
                List.of(
                        explain(new Criterion.Event(first), prefix + "indexed.index", index),
                        explain(that, prefix + "indexed.that", first));
            case Criterion.Relative relative -> relatives(relative, prefix + "relative.that");
            default -> List.of();
        };
    }

    /** What holds of each relative who counts, those first for whom most is true. */
    private List<Explanation> relatives(Criterion.Relative asked, String path) {
        Kinship kinship = timelines.kinship();
        List<Explanation> found = new ArrayList<>();
        kinship.of(patient).forEach((other, known) -> {
            Kin kin = Kinship.bySex(known, timelines.sex(other));
            if (asked.isKin(kin)) {
                found.add(new Explainer(timelines, planning, read, other)
                        .explain(asked.that(), path)
                        .about(new Explanation.Relative(timelines.id(other), kin)));
            }
        });
        return found.stream()
                .sorted(Comparator.comparing(Explanation::verdict, Comparator.comparingInt(RELATIVES_ORDER::indexOf)))
                .limit(MOST_FACTS)
                .toList();
    }

    private List<Explanation> each(List<Criterion> of, String path, @Nullable Pattern index) {
        return IntStream.range(0, of.size())
                .mapToObj(i -> explain(of.get(i), path + "[" + i + "]", index))
                .toList();
    }

    private static boolean isDecisive(Criterion around, Verdict whole, Verdict part) {
        return switch (around) {
            case Criterion.Not not -> true;
            case Criterion.And and -> whole == part;
            case Criterion.Or or -> whole == part;
            case Criterion.Relative relative -> whole == part;
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
            default -> List.of();
        };
    }

    private record Candidate(Evidence event, NearMiss miss) {}

    /** Events that the patterns select, those that come nearest to meeting what is asked of them first. */
    private List<Candidate> candidates(Criterion criterion, @Nullable Pattern index) {
        int indexDay = index == null ? Timelines.UNKNOWN : indexDay(index);
        return patterns(criterion).stream()
                .flatMap(pattern -> selected(pattern, indexDay).stream())
                .toList();
    }

    private List<Candidate> selected(Pattern pattern, int indexDay) {
        Pattern bare = Pattern.of(pattern.kind(), pattern.terms()).wanted(pattern.flavour());
        if (!(planning.plan(Criterion.event(bare)) instanceof Plan.Matching(PatternPlan plan))) {
            return List.of();
        }
        Events events =
                timelines.events(plan.selection().kind(), plan.selection().terms(), one());
        int birth = timelines.birthDay(patient);
        List<Candidate> found = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (plan.allows(timelines.dictionary().flavour(events.flavour(i)))) {
                Evidence event = evidence(events, i);
                found.add(new Candidate(event, NearMiss.of(event, pattern, indexDay, birth)));
            }
        }
        Comparator<Candidate> latest =
                Comparator.comparingInt((Candidate c) -> c.event().day()).reversed();
        Comparator<Candidate> order = isFirst(pattern) ? latest.reversed() : latest;
        return found.stream()
                .sorted(Comparator.comparingDouble((Candidate c) -> c.miss().distance())
                        .thenComparing(order))
                .toList();
    }

    private static boolean isFirst(Pattern pattern) {
        return pattern.pick() != null && pattern.pick().which() == Pattern.Which.FIRST;
    }

    /** The day of the first event that may serve as the index. */
    private int indexDay(Pattern index) {
        if (!(planning.plan(new Criterion.Indexed(index, new Criterion.And(List.of()))) instanceof Plan.From from)) {
            return Timelines.UNKNOWN;
        }
        Evaluation evaluation = new Evaluation(timelines, shard, from);
        boolean isFound = !Bits.isEmpty(evaluation.of(from, only).sure());
        return isFound ? evaluation.indexDays()[timelines.shards().get(shard).local(patient)] : Timelines.UNKNOWN;
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

    private static @Nullable Sentence miss(Criterion criterion, List<Candidate> candidates, List<Explanation> parts) {
        if (criterion instanceof Criterion.Relative && parts.isEmpty()) {
            return Sentence.of("cohort", "miss.no-relative");
        }
        if (patterns(criterion).isEmpty()) {
            return null;
        }
        if (candidates.isEmpty()) {
            return Sentence.of("cohort", "miss.no-event");
        }
        Candidate nearest = candidates.getFirst();
        Object day = NearMiss.date(nearest.event().day());
        return nearest.miss().isMet()
                ? Sentence.of("cohort", "miss.not-so-placed", String.valueOf(candidates.size()), day)
                : Sentence.of("cohort", "miss.nearest", day, nearest.miss().failures());
    }
}
