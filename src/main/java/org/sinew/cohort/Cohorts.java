package org.sinew.cohort;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Evaluation.Verdict;
import org.sinew.graph.FactScan.FactRecord;
import org.sinew.term.Terminology;

/** Answers who meets a criterion. Front door of the module. */
public final class Cohorts {

    /** A question that would look at more events than this is refused. */
    public static final long COSTLIEST = 20_000_000_000L;

    private final Supplier<Timelines> timelines;
    private final LongFunction<Timelines> past;
    private final Supplier<Terminology> terminology;
    private final Library library;
    private final GraphSets graph;
    private final int fewest;
    private final TermSets termSets = new TermSets();
    private volatile Likeness likeness = new Likeness(Terminology.empty(), Timelines.empty());

    /**
     * @param library definitions and concept sets that criteria name
     * @param graph what only the graph knows; {@link GraphSets#NONE} for a state without one
     */
    public Cohorts(Supplier<Timelines> timelines, Supplier<Terminology> terminology, Library library, GraphSets graph) {
        this(timelines, Cohorts::none, terminology, library, graph, 1);
    }

    /**
     * @param past gives the state after an older commit
     * @param fewest patients whom what only data know must be of, before a question or its refusal shows that it is there
     */
    Cohorts(
            Supplier<Timelines> timelines,
            LongFunction<Timelines> past,
            Supplier<Terminology> terminology,
            Library library,
            GraphSets graph,
            int fewest) {
        this.timelines = timelines;
        this.fewest = fewest;
        this.past = past;
        this.terminology = terminology;
        this.library = library;
        this.graph = graph;
    }

    private static Timelines none(long commit) {
        throw Problem.notRebuilt("", "nothing-older");
    }

    /** The same, with definitions as they were at that time. */
    public Cohorts withDefinitionsOf(Instant time) {
        return new Cohorts(timelines, past, terminology, library.at(time), graph, fewest);
    }

    /**
     * The same for somebody who is told of no smaller groups: a code, a unit or a node that fewer patients have is answered
     * as if nobody had it.
     */
    public Cohorts withFewest(int patients) {
        return new Cohorts(timelines, past, terminology, library, graph, patients);
    }

    /**
     * The state after that commit of the graph, with the facts as they were then.
     *
     * @throws Unanswered when it cannot be had any more, saying why
     */
    public Timelines timelines(long commit) {
        return past.apply(commit);
    }

    /** Over one state that does not follow any graph, and without what only a graph knows. */
    public static Cohorts over(Timelines state, Terminology terminology) {
        return new Cohorts(() -> state, () -> terminology, Library.EMPTY, GraphSets.NONE);
    }

    /**
     * The state that questions are asked of now.
     *
     * @throws Unanswered while the timelines are being built
     */
    public Timelines timelines() {
        return timelines.get();
    }

    /** @throws Unanswered when the criterion has no answer, with the path of the part that is the reason */
    public Cohort evaluate(Criterion criterion) {
        return evaluate(criterion, timelines());
    }

    /** Of a state that the caller holds, so that several questions speak of the same patients. */
    public Cohort evaluate(Criterion criterion, Timelines state) {
        return evaluate(plan(criterion, state), state);
    }

    private Cohort evaluate(Plan plan, Timelines state) {
        Plan.From main = main(plan);
        int shards = state.shards().size();
        Verdict[] verdicts = new Verdict[shards];
        int[] indexDays = new int[main == null ? 0 : state.size()];
        Arrays.fill(indexDays, Timelines.UNKNOWN);
        Plan.Leaving exit = main == null ? null : main.exit();
        int[] exitDays = new int[exit == null ? 0 : state.size()];
        IntStream.range(0, shards).parallel().forEach(s -> {
            Evaluation evaluation = new Evaluation(state, s, main);
            verdicts[s] = evaluation.of(plan, state.live(s));
            if (main != null) {
                Shard shard = state.shards().get(s);
                long[] members = verdicts[s].sure();
                int[] index = evaluation.indexDays();
                keep(index, shard, members, indexDays);
                if (exit != null) {
                    keep(Exits.of(state, shard, exit, members, index), shard, members, exitDays);
                }
            }
        });
        UnitCheck.of(plan, state, fewest);
        RoaringBitmap members =
                state.collect(Arrays.stream(verdicts).map(Verdict::sure).toList());
        RoaringBitmap unknown = Arrays.stream(verdicts).allMatch(Verdict::isSettled)
                ? new RoaringBitmap()
                : state.collect(Arrays.stream(verdicts)
                        .map(v -> Bits.andNot(v.maybe(), v.sure()))
                        .toList());
        return new Cohort(state, members, unknown, indexDays, exitDays);
    }

    private static void keep(int[] found, Shard shard, long[] members, int[] indexDays) {
        for (int local = Bits.next(members, 0); local >= 0; local = Bits.next(members, local + 1)) {
            indexDays[shard.number(local)] = found[local];
        }
    }

    private static Plan.@Nullable From main(Plan plan) {
        return switch (plan) {
            case Plan.From from -> from;
            case Plan.All all ->
                all.of().stream()
                        .map(Cohorts::main)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }

    private Plan plan(Criterion criterion, Timelines state) {
        return settled(planned(criterion, state), state);
    }

    private Plan planned(Criterion criterion, Timelines state) {
        Terminology terms = terminology.get();
        Likeness kept = likeness;
        if (!kept.isOf(terms, state)) {
            kept = new Likeness(terms, state);
            likeness = kept;
        }
        Plan plan = new Planner(terms, library, graph, state, termSets, kept, fewest).plan(criterion);
        if (plan.cost() > COSTLIEST) {
            throw new Unanswered(new Problem.TooCostly("", plan.cost(), COSTLIEST));
        }
        return plan;
    }

    /** With patients in the place of what is asked of their relatives: these may stand in any shard. */
    private Plan settled(Plan plan, Timelines state) {
        return switch (plan) {
            case Plan.All(List<Plan> of, long cost) -> new Plan.All(settled(of, state), cost);
            case Plan.Any(List<Plan> of, long cost) -> new Plan.Any(settled(of, state), cost);
            case Plan.Some(int count, List<Plan> of, long cost) -> new Plan.Some(count, settled(of, state), cost);
            case Plan.None(Plan of) -> new Plan.None(settled(of, state));
            case Plan.From from -> new Plan.From(from.index(), settled(from.that(), state), from.exit(), from.cost());
            case Plan.Kindred(Plan that, Criterion.Relative asked) -> {
                Cohort found = evaluate(settled(that, state), state);
                RoaringBitmap sure = state.kinship().relatives(state, found.members(), asked);
                RoaringBitmap maybe = state.kinship().relatives(state, found.unknown(), asked);
                yield new Plan.These(sure, maybe.isEmpty() ? sure : RoaringBitmap.or(sure, maybe));
            }
            case Plan.Matching _, Plan.Traits _, Plan.Chain _, Plan.Pair _, Plan.These _, Plan.Alike _ -> plan;
        };
    }

    private List<Plan> settled(List<Plan> plans, Timelines state) {
        return plans.stream().map(plan -> settled(plan, state)).toList();
    }

    /** What a definition that is kept elsewhere says, which may name others. */
    public Criterion opened(Criterion.Defined defined) {
        Library.Definition found = library.definition(defined.name(), defined.version())
                .orElseThrow(() -> new Unanswered(new Problem.UnknownDefinition("defined", defined.name())));
        return found.filled(defined.parameters(), "defined");
    }

    /**
     * Why the patient is in or out, part by part.
     *
     * @param patient id of the patient's node
     * @throws Unanswered for an unknown patient too
     */
    public Explanation explain(String patient, Criterion criterion) {
        return explain(patient, criterion, timelines(), graph::facts);
    }

    /** The same of a state that the caller holds, without the keys of facts and so without a look at the graph. */
    public Explanation explain(String patient, Criterion criterion, Timelines state) {
        return explain(patient, criterion, state, id -> List.of());
    }

    private Explanation explain(
            String patient, Criterion criterion, Timelines state, Function<String, List<FactRecord>> facts) {
        int number = state.number(patient).orElseThrow(() -> new Unanswered(new Problem.UnknownPatient("", patient)));
        Plan whole = plan(criterion, state);
        Explainer explainer =
                new Explainer(state, part -> part.equals(criterion) ? whole : plan(part, state), facts, number);
        return explainer.explain(criterion, "");
    }

    /** What the answer leaves out though it may have been meant: it looks at every event that the criterion names. */
    public List<Caveat> caveats(Criterion criterion, Timelines state) {
        return new Caveats(state, fewest).of(planned(criterion, state));
    }

    /** How many patients meet the criterion. */
    public int count(Criterion criterion) {
        return evaluate(criterion).count();
    }

    /**
     * What is left after each part of an {@code and}, in the order they stand in; any other criterion is one step.
     *
     * @param cohort who meets this part and all before it
     * @param alone how many meet this part by itself
     */
    public record AttritionStep(Criterion criterion, Cohort cohort, int alone) {}

    public List<AttritionStep> steps(Criterion criterion) {
        Timelines state = timelines();
        List<Criterion> parts = criterion instanceof Criterion.And(List<Criterion> of) ? of : List.of(criterion);
        List<AttritionStep> steps = new ArrayList<>();
        Cohort before = new Cohort(state, state.present(), new RoaringBitmap(), new int[0], new int[0]);
        for (Criterion part : parts) {
            Cohort alone = evaluate(part, state);
            RoaringBitmap members = RoaringBitmap.and(before.members(), alone.members());
            RoaringBitmap possible = RoaringBitmap.and(
                    RoaringBitmap.or(before.members(), before.unknown()),
                    RoaringBitmap.or(alone.members(), alone.unknown()));
            Cohort dated = alone.indexDays().length > 0 ? alone : before;
            before = new Cohort(
                    state, members, RoaringBitmap.andNot(possible, members), dated.indexDays(), dated.exitDays());
            steps.add(new AttritionStep(part, before, alone.count()));
        }
        return List.copyOf(steps);
    }
}
