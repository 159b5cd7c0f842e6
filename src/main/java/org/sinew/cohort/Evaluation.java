package org.sinew.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion.Span;
import org.sinew.cohort.Occurrences.Subject;

/** A plan's truth for the patients of one shard. Not for use by several threads. */
@SuppressWarnings(
        "ReferenceEquality") // where nothing is unknown, both sets are one; equal criteria at two places are two
final class Evaluation {

    /** For whom it is true, and for whom it is true or unknown; sets of those who were asked about. */
    record Verdict(long[] sure, long[] maybe) {
        static Verdict of(long[] both) {
            return new Verdict(both, both);
        }

        boolean isSettled() {
            return sure == maybe;
        }
    }

    /** The index event of each patient who is asked about. */
    private record Index(int[] days, int[] latest) {}

    private final Timelines timelines;
    private final Shard shard;
    private final Dictionary dictionary;
    private final Subject subject = new Subject();
    private final Occurrences strict = new Occurrences();
    private final Occurrences lenient = new Occurrences();
    private final Plan.@Nullable From main;
    private int @Nullable [] indexDays;

    /** @param main the criterion whose index days are wanted */
    Evaluation(Timelines timelines, int shard, Plan.@Nullable From main) {
        this.timelines = timelines;
        this.shard = timelines.shards().get(shard);
        this.dictionary = timelines.dictionary();
        this.main = main;
    }

    Verdict of(Plan plan, long[] among) {
        return of(plan, among, null);
    }

    /** By local number the first index day for which the main criterion is true; {@link Timelines#UNKNOWN} if none. */
    int[] indexDays() {
        int[] found = indexDays;
        if (found == null) {
            found = new int[shard.members()];
            Arrays.fill(found, Timelines.UNKNOWN);
            indexDays = found;
        }
        return found;
    }

    private Verdict of(Plan plan, long[] among, @Nullable Index index) {
        return switch (plan) {
            case Plan.Matching(PatternPlan pattern) -> matching(pattern, among, index);
            case Plan.Traits traits -> traits(traits, among, index);
            case Plan.All(List<Plan> of, long cost) -> all(of, among, index);
            case Plan.Any(List<Plan> of, long cost) -> any(of, among, index);
            case Plan.None(Plan of) -> none(of, among, index);
            case Plan.Some(int count, List<Plan> of, long cost) -> some(count, of, among, index);
            case Plan.Chain chain -> joined(chain.patterns(), among, index, lists -> Joins.chain(lists, chain.gaps()));
            case Plan.Pair pair ->
                joined(List.of(pair.left(), pair.right()), among, index, lists -> Joins.pair(lists, pair));
            case Plan.From from -> from(from, among, index);
            case Plan.These these -> these(these, among);
            case Plan.Kindred kindred -> throw new IllegalStateException("not settled: " + kindred.of());
            case Plan.Alike alike -> Verdict.of(alike(alike, among));
        };
    }

    private Verdict these(Plan.These these, long[] among) {
        long[] sure = Bits.and(Timelines.locals(shard, these.patients()), among);
        return these.maybe() == these.patients()
                ? Verdict.of(sure)
                : new Verdict(sure, Bits.and(Timelines.locals(shard, these.maybe()), among));
    }

    private Verdict all(List<Plan> of, long[] among, @Nullable Index index) {
        long[] sure = among;
        long[] maybe = among;
        for (Plan plan : of) {
            boolean settled = sure == maybe;
            Verdict next = of(plan, maybe, index);
            maybe = next.maybe();
            sure = settled ? next.sure() : Bits.and(sure, next.sure());
            if (Bits.isEmpty(maybe)) {
                break;
            }
        }
        return new Verdict(sure, maybe);
    }

    private Verdict any(List<Plan> of, long[] among, @Nullable Index index) {
        Verdict found = Verdict.of(new long[among.length]);
        for (Plan plan : of) {
            Verdict next = of(plan, Bits.andNot(among, found.sure()), index);
            long[] sure = Bits.or(found.sure(), next.sure());
            found = found.isSettled() && next.isSettled()
                    ? Verdict.of(sure)
                    : new Verdict(sure, Bits.or(found.maybe(), next.maybe()));
        }
        return found;
    }

    private Verdict none(Plan of, long[] among, @Nullable Index index) {
        Verdict inner = of(of, among, index);
        long[] sure = Bits.andNot(among, inner.maybe());
        return inner.isSettled() ? Verdict.of(sure) : new Verdict(sure, Bits.andNot(among, inner.sure()));
    }

    private Verdict some(int count, List<Plan> of, long[] among, @Nullable Index index) {
        char[] sure = new char[shard.members()];
        char[] maybe = new char[shard.members()];
        for (Plan plan : of) {
            Verdict next = of(plan, among, index);
            add(next.sure(), sure);
            add(next.maybe(), maybe);
        }
        return new Verdict(atLeast(count, sure, among), atLeast(count, maybe, among));
    }

    private static void add(long[] bits, char[] counts) {
        for (int i = Bits.next(bits, 0); i >= 0; i = Bits.next(bits, i + 1)) {
            counts[i]++;
        }
    }

    private static long[] atLeast(int count, char[] counts, long[] among) {
        long[] found = new long[among.length];
        for (int i = Bits.next(among, 0); i >= 0; i = Bits.next(among, i + 1)) {
            if (counts[i] >= count) {
                Bits.set(found, i);
            }
        }
        return found;
    }

    private Verdict matching(PatternPlan plan, long[] among, @Nullable Index index) {
        if (plan.isPlain()) {
            return Verdict.of(Bits.and(shard.patients(dictionary, plan), among));
        }
        long[] who = plan.mayBeNone() ? among : candidates(plan, among);
        if (plan.isPointwise()) {
            return pointwise(plan, who, index);
        }
        return joined(List.of(plan), who, index, lists -> (byTruth) -> true);
    }

    private long[] candidates(PatternPlan plan, long[] among) {
        return Bits.and(shard.patients(dictionary, plan), among);
    }

    private Verdict pointwise(PatternPlan plan, long[] who, @Nullable Index index) {
        long[] sure = new long[who.length];
        long[] maybe = new long[who.length];
        boolean[] unsettled = new boolean[1];
        new Walk(shard, dictionary, plan, who).each((local, posting, i) -> {
            subject(local, plan.asksAge(), index);
            int day = posting.day(i);
            int last = posting.isExact() ? day : posting.dating(i).last(day);
            int truth = Occurrences.judge(plan.check(), subject, day, last, posting.value(i), posting.flavour(i));
            if (truth == Truth.TRUE) {
                Bits.set(sure, local);
            } else if (truth == Truth.UNKNOWN) {
                Bits.set(maybe, local);
                unsettled[0] = true;
            }
        });
        return unsettled[0] ? new Verdict(sure, Bits.or(sure, maybe)) : Verdict.of(sure);
    }

    private void subject(int local, boolean asksAge, @Nullable Index index) {
        if (asksAge) {
            birth(local);
        }
        subject.hasIndex = index != null;
        if (index != null) {
            subject.index = index.days[local];
            subject.latestIndex = index.latest[local];
        }
    }

    private void birth(int local) {
        subject.birth = shard.birthDay(local);
        subject.latestBirth = subject.birth == Timelines.UNKNOWN
                ? Integer.MAX_VALUE
                : shard.birthDating(local).last(subject.birth);
    }

    /** What patterns together say of one patient in one reading. */
    interface Joined {
        boolean holds(boolean strict);
    }

    /** Gives the occurrences of each pattern, applied, to what decides. */
    interface Deciding {
        Joined of(Occurrences[] lists);
    }

    private Verdict joined(List<PatternPlan> plans, long[] among, @Nullable Index index, Deciding deciding) {
        long[] who = among;
        for (PatternPlan plan : plans) {
            who = plan.mayBeNone() ? who : candidates(plan, who);
        }
        Slices[] slices = new Slices[plans.size()];
        Occurrences[] lists = new Occurrences[slices.length];
        for (int p = 0; p < slices.length; p++) {
            slices[p] = new Slices(shard, dictionary, plans.get(p), who, plans.size() > 1);
            lists[p] = new Occurrences();
        }
        Joined decide = deciding.of(lists);
        long[] sure = new long[who.length];
        long[] maybe = new long[who.length];
        boolean settled = true;
        for (int local = Bits.next(who, 0); local >= 0; local = Bits.next(who, local + 1)) {
            subject(local, true, index);
            subject.observedFrom = shard.observedFrom(local);
            boolean exact =
                    subject.birth == subject.latestBirth && (index == null || subject.index == subject.latestIndex);
            boolean strictly = holds(plans, slices, lists, local, decide, true);
            exact = exact && isExact(slices, local);
            boolean leniently = exact ? strictly : holds(plans, slices, lists, local, decide, false);
            if (strictly && leniently) {
                Bits.set(sure, local);
            }
            if (strictly || leniently) {
                Bits.set(maybe, local);
            }
            settled &= strictly == leniently;
        }
        return settled ? Verdict.of(sure) : new Verdict(sure, maybe);
    }

    private static boolean isExact(Slices[] slices, int local) {
        for (Slices each : slices) {
            if (!each.isExact(local)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(
            List<PatternPlan> plans, Slices[] slices, Occurrences[] lists, int local, Joined decide, boolean strictly) {
        for (int p = 0; p < lists.length; p++) {
            slices[p].read(local, lists[p]);
            if (!lists[p].apply(plans.get(p), subject, strictly)) {
                return false;
            }
        }
        return decide.holds(strictly);
    }

    private Verdict from(Plan.From from, long[] among, @Nullable Index outer) {
        PatternPlan pattern = from.index();
        long[] who = candidates(pattern, among);
        Slices slices = new Slices(shard, dictionary, pattern, who, false);
        Readings strictly = readings(pattern, slices, who, outer, strict, true);
        Readings leniently = strictly.exact() ? strictly : readings(pattern, slices, who, outer, lenient, false);
        long[] sure = rounds(from, strictly, true);
        long[] maybe = rounds(from, leniently, false);
        return new Verdict(Bits.and(sure, maybe), Bits.or(sure, maybe));
    }

    /** Index events of each patient in one reading, in rows. */
    private record Readings(List<Index> rows, List<long[]> who, boolean exact) {}

    private Readings readings(
            PatternPlan pattern, Slices slices, long[] who, @Nullable Index outer, Occurrences list, boolean strictly) {
        List<Index> rows = new ArrayList<>();
        List<long[]> members = new ArrayList<>();
        boolean exact = outer == null;
        for (int local = Bits.next(who, 0); local >= 0; local = Bits.next(who, local + 1)) {
            subject(local, true, outer);
            subject.observedFrom = shard.observedFrom(local);
            exact = exact && slices.isExact(local) && subject.birth == subject.latestBirth;
            slices.read(local, list);
            list.apply(pattern, subject, strictly);
            list.sort();
            int row = 0;
            for (int i = 0; i < list.size; i++) {
                if (i > 0 && list.days[i] == list.days[i - 1] && list.latest[i] == list.latest[i - 1]) {
                    continue;
                }
                if (row == rows.size()) {
                    rows.add(new Index(new int[shard.members()], new int[shard.members()]));
                    members.add(new long[who.length]);
                }
                rows.get(row).days[local] = list.days[i];
                rows.get(row).latest[local] = list.latest[i];
                Bits.set(members.get(row), local);
                row++;
            }
        }
        return new Readings(rows, members, exact);
    }

    private long[] rounds(Plan.From from, Readings readings, boolean strictly) {
        long[] found = new long[shard.words()];
        for (int row = 0; row < readings.rows().size(); row++) {
            long[] left = Bits.andNot(readings.who().get(row), found);
            Index index = readings.rows().get(row);
            Verdict verdict = of(from.that(), left, index);
            long[] now = strictly ? verdict.sure() : verdict.maybe();
            if (strictly && isMain(from)) {
                int[] days = indexDays();
                for (int i = Bits.next(now, 0); i >= 0; i = Bits.next(now, i + 1)) {
                    days[i] = index.days[i];
                }
            }
            found = Bits.or(found, now);
        }
        return found;
    }

    private boolean isMain(Plan.From from) {
        return from == main;
    }

    private Verdict traits(Plan.Traits traits, long[] among, @Nullable Index index) {
        long[] sure = new long[among.length];
        long[] maybe = new long[among.length];
        for (int local = Bits.next(among, 0); local >= 0; local = Bits.next(among, local + 1)) {
            subject(local, true, index);
            int truth = traits(traits, local);
            if (truth == Truth.TRUE) {
                Bits.set(sure, local);
            }
            if (truth != Truth.FALSE) {
                Bits.set(maybe, local);
            }
        }
        return Arrays.equals(sure, maybe) ? Verdict.of(sure) : new Verdict(sure, maybe);
    }

    private int traits(Plan.Traits traits, int local) {
        Criterion.Patient of = traits.of();
        if (!of.sex().isEmpty() && !of.sex().contains(shard.sex(local))) {
            return Truth.FALSE;
        }
        if (!of.region().isEmpty() && !isIn(of.region(), shard.region(local))) {
            return Truth.FALSE;
        }
        int truth = observed(traits, local);
        Plan.Days born = traits.born();
        if (born != null) {
            truth = Math.min(truth, Truth.within(subject.birth, subject.latestBirth, born.from(), born.to()));
        }
        Integer on = traits.on();
        boolean hasDay = on != null || subject.hasIndex;
        int day = on != null ? on : subject.hasIndex ? subject.index : shard.observedTo(local);
        int latest = on != null ? on : subject.hasIndex ? subject.latestIndex : shard.observedTo(local);
        Span age = of.age();
        if (age != null) {
            truth = Math.min(truth, Ages.judge(age, subject.birth, subject.latestBirth, day, latest));
        }
        Boolean alive = of.alive();
        if (alive != null) {
            int lived = hasDay ? lived(local, day, latest) : shard.isDead(local) ? Truth.FALSE : Truth.TRUE;
            truth = Math.min(truth, alive ? lived : Truth.TRUE - lived);
        }
        return truth;
    }

    private boolean isIn(List<String> regions, int region) {
        return region >= 0 && dictionary.regions().get(region).isIn(regions);
    }

    /** Whoever dies on a day was alive on it. */
    private int lived(int local, int day, int latest) {
        if (!shard.isDead(local)) {
            return Truth.TRUE;
        }
        int death = shard.deathDay(local);
        return death == Timelines.UNKNOWN ? Truth.UNKNOWN : Truth.within(day, latest, Long.MIN_VALUE, death);
    }

    private int observed(Plan.Traits traits, int local) {
        int from = shard.observedFrom(local);
        int to = shard.observedTo(local);
        Plan.Days days = traits.observed();
        if (days != null && (from == Timelines.UNKNOWN || days.from() < from || days.to() > to)) {
            return Truth.FALSE;
        }
        Integer least = traits.of().observedDays();
        boolean enough = least == null || (from != Timelines.UNKNOWN && (long) to - from + 1 >= least);
        return enough ? Truth.TRUE : Truth.FALSE;
    }

    private long[] alike(Plan.Alike alike, long[] among) {
        return alike.likeness().find(timelines, shard, alike.terms(), alike.atLeast(), among);
    }
}
