package org.sinew.cohort;

import org.sinew.cohort.Occurrences.Subject;

/** On which day the time of each member of one shard in a cohort ends. */
final class Exits {

    private final Timelines timelines;
    private final Shard shard;
    private final long[] members;
    private final int[] index;
    private final int[] exits;
    private final Occurrences list = new Occurrences();

    /** @param index by local number the member's index day */
    private Exits(Timelines timelines, Shard shard, long[] members, int[] index) {
        this.timelines = timelines;
        this.shard = shard;
        this.members = members;
        this.index = index;
        this.exits = new int[shard.members()];
    }

    /** By local number the day of exit, never before the index day; {@link Timelines#UNKNOWN} without an index day. */
    static int[] of(Timelines timelines, Shard shard, Plan.Leaving exit, long[] members, int[] index) {
        Exits found = new Exits(timelines, shard, members, index);
        found.observe(exit.days());
        if (exit.era() != null) {
            found.era(exit.era());
        }
        exit.censor().forEach(found::censor);
        return found.exits;
    }

    private void observe(@org.jspecify.annotations.Nullable Integer days) {
        for (int local = Bits.next(members, 0); local >= 0; local = Bits.next(members, local + 1)) {
            int death = shard.deathDay(local);
            int last = death == Timelines.UNKNOWN ? shard.observedTo(local) : death;
            long most = days == null ? last : Math.min(last, (long) index[local] + days);
            exits[local] = index[local] == Timelines.UNKNOWN ? Timelines.UNKNOWN : (int) Math.max(index[local], most);
        }
    }

    private interface Leaving {
        int day(Occurrences found, int index);
    }

    private void era(PatternPlan plan) {
        each(plan, (found, day) -> {
            int last = day;
            for (int i = 0; i < found.size; i++) {
                int end = Math.max(found.days[i], found.ends[i]);
                if (found.days[i] != Timelines.UNKNOWN && found.days[i] <= day && end >= day) {
                    last = Math.max(last, end);
                }
            }
            return last;
        });
    }

    private void censor(PatternPlan plan) {
        each(plan, (found, day) -> {
            int first = Integer.MAX_VALUE;
            for (int i = 0; i < found.size; i++) {
                if (found.days[i] != Timelines.UNKNOWN && found.days[i] >= day) {
                    first = Math.min(first, found.days[i]);
                }
            }
            return first;
        });
    }

    private void each(PatternPlan plan, Leaving leaving) {
        Slices slices = new Slices(shard, timelines.dictionary(), plan, members, true);
        Subject subject = new Subject();
        for (int local = Bits.next(members, 0); local >= 0; local = Bits.next(members, local + 1)) {
            if (exits[local] != Timelines.UNKNOWN) {
                subject.birth = shard.birthDay(local);
                subject.latestBirth = subject.birth == Timelines.UNKNOWN
                        ? Integer.MAX_VALUE
                        : shard.birthDating(local).last(subject.birth);
                subject.observedFrom = shard.observedFrom(local);
                subject.hasIndex = true;
                subject.index = index[local];
                subject.latestIndex = index[local];
                slices.read(local, list);
                list.apply(plan, subject, true);
                exits[local] = Math.min(exits[local], leaving.day(list, index[local]));
            }
        }
    }
}
