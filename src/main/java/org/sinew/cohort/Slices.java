package org.sinew.cohort;

import java.util.Arrays;

/**
 * A pattern's events of some of a shard's patients, each patient's together: one counting sort by patient, columns copied
 * a posting at a time, and only those that the pattern looks at.
 */
@SuppressWarnings("ReferenceEquality") // first and last possible days are one array where every day is known
final class Slices {

    private final Shard shard;
    private final PatternPlan plan;
    private final long[] who;
    private final Posting[] postings;
    private final boolean isSparse;
    private final int[] starts;
    private final int[] days;
    private final int[] latest;
    private final int[] ends;
    private final int[] flavours;
    private final int[] encounters;
    private final double[] values;
    private char[] locals = new char[0];
    private int[] numbers = new int[0];

    /** @param needsEnds whether it is asked when events end */
    Slices(Shard shard, Dictionary dictionary, PatternPlan plan, long[] who, boolean needsEnds) {
        this.shard = shard;
        this.plan = plan;
        this.who = who;
        this.postings = postings(dictionary);
        int members = Bits.count(who);
        this.isSparse = 64L * members
                < Arrays.stream(postings).mapToLong(Posting::count).sum();
        starts = new int[shard.members() + 1];
        count();
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int size = starts[starts.length - 1];
        boolean exact = Arrays.stream(postings).allMatch(Posting::isExact);
        PatternPlan.TotalPlan total = plan.total();
        boolean endsAsked = needsEnds || plan.pattern().eras() != null || (total != null && total.asksDays());
        days = new int[size];
        latest = exact ? days : new int[size];
        ends = endsAsked && Arrays.stream(postings).anyMatch(Posting::hasEnds) ? new int[size] : new int[0];
        boolean valued = plan.total() != null
                || plan.check().value() != null
                || (plan.picked() != null && plan.picked().value() != null);
        values = valued ? new double[size] : new double[0];
        flavours = valued ? new int[size] : new int[0];
        Pattern.Count count = plan.pattern().count();
        encounters = count != null && count.of() == Pattern.Counted.ENCOUNTERS ? new int[size] : new int[0];
        fill();
    }

    private Posting[] postings(Dictionary dictionary) {
        return Arrays.stream(dictionary.numbers(
                        plan.selection().kind(), plan.selection().terms()))
                .mapToObj(shard::posting)
                .filter(posting -> posting != null && (posting.onlyFlavour() < 0 || plan.allows(posting.onlyFlavour())))
                .toArray(Posting[]::new);
    }

    private void count() {
        for (Posting posting : postings) {
            boolean allowed = posting.onlyFlavour() >= 0;
            if (isSparse) {
                seek(posting, (local, i) -> starts[local + 1]++);
                continue;
            }
            char[] patients = patients(posting);
            for (int i = 0; i < posting.count(); i++) {
                int local = patients[i];
                if (Bits.has(who, local) && (allowed || plan.allows(posting.flavour(i)))) {
                    starts[local + 1]++;
                }
            }
        }
    }

    private char[] patients(Posting posting) {
        if (locals.length < posting.count()) {
            locals = new char[posting.count() * 3 / 2];
        }
        posting.readPatients(locals);
        return locals;
    }

    private interface Each {
        void event(int local, int i);
    }

    private void seek(Posting posting, Each each) {
        boolean allowed = posting.onlyFlavour() >= 0;
        int i = 0;
        for (int local = Bits.next(who, 0); local >= 0; local = Bits.next(who, local + 1)) {
            i = posting.firstOf(local, i);
            for (; i < posting.count() && posting.patient(i) == local; i++) {
                if (allowed || plan.allows(posting.flavour(i))) {
                    each.event(local, i);
                }
            }
        }
    }

    private void fill() {
        int[] next = Arrays.copyOf(starts, shard.members());
        for (Posting posting : postings) {
            if (isSparse) {
                seek(posting, (local, i) -> set(next[local]++, posting, i, posting.day(i)));
            } else {
                fill(posting, next);
            }
        }
    }

    private void fill(Posting posting, int[] next) {
        boolean allowed = posting.onlyFlavour() >= 0;
        boolean exact = posting.isExact();
        boolean daysOnly = exact && latest == days && ends.length + values.length + encounters.length == 0;
        char[] patients = patients(posting);
        if (exact && numbers.length < posting.count()) {
            numbers = new int[posting.count() * 3 / 2];
        }
        if (exact) {
            posting.readDays(numbers);
        }
        for (int i = 0; i < posting.count(); i++) {
            int local = patients[i];
            if (Bits.has(who, local) && (allowed || plan.allows(posting.flavour(i)))) {
                int to = next[local]++;
                if (daysOnly) {
                    days[to] = numbers[i];
                } else {
                    set(to, posting, i, exact ? numbers[i] : posting.day(i));
                }
            }
        }
    }

    private void set(int to, Posting posting, int i, int day) {
        days[to] = day;
        if (latest != days) {
            latest[to] = posting.isExact() ? day : posting.dating(i).last(day);
        }
        if (ends.length > 0) {
            ends[to] = posting.endDay(i);
        }
        if (values.length > 0) {
            values[to] = posting.value(i);
            flavours[to] = posting.flavour(i);
        }
        if (encounters.length > 0) {
            encounters[to] = posting.encounter(i);
        }
    }

    void read(int local, Occurrences into) {
        int from = starts[local];
        int size = starts[local + 1] - from;
        into.resize(size);
        System.arraycopy(days, from, into.days, 0, size);
        System.arraycopy(latest, from, into.latest, 0, size);
        if (ends.length > 0) {
            System.arraycopy(ends, from, into.ends, 0, size);
        } else {
            Arrays.fill(into.ends, 0, size, Timelines.UNKNOWN);
        }
        if (values.length > 0) {
            System.arraycopy(values, from, into.values, 0, size);
            System.arraycopy(flavours, from, into.flavours, 0, size);
        }
        if (encounters.length > 0) {
            System.arraycopy(encounters, from, into.encounters, 0, size);
        }
    }

    boolean isExact(int local) {
        for (int at = starts[local]; latest != days && at < starts[local + 1]; at++) {
            if (days[at] != latest[at]) {
                return false;
            }
        }
        return true;
    }
}
