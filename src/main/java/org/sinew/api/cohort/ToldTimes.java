package org.sinew.api.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.answers.TimeToEvent;
import org.sinew.cohort.statistics.FollowUp;

/**
 * Times to an event as exact as they may be told. Where a floor holds, times are joined into steps: whoever ended within a
 * step ended on its last day, and who is left after the last step is followed no further. A step is closed when those who
 * had the event in it, those who ended otherwise and those who are left may be told as sets of patients, by the one rule for
 * all counts. Everything that is calculated from these times is then calculated from what was told.
 *
 * @param left how many are left after the last step
 */
record ToldTimes(List<FollowUp> followUps, int left) {

    /** A curve has no more steps than this, as every step is several of a user's answers. */
    private static final int STEPS = 12;

    private static final ToldTimes NOTHING = new ToldTimes(List.of(), 0);

    static ToldTimes of(TimeToEvent times, Told told) {
        if (!told.isGuarded()) {
            return new ToldTimes(times.followUps(), 0);
        }
        return told.count(times.subjects()) == null ? NOTHING : new Joining(times, told).joined();
    }

    private static final class Joining {

        private final Told told;
        private final int least;
        private final List<Ended> ended = new ArrayList<>();
        private final RoaringBitmap left;
        private final List<FollowUp> joined = new ArrayList<>();
        private final List<Ended> step = new ArrayList<>();

        private record Ended(int patient, FollowUp at) {}

        Joining(TimeToEvent times, Told told) {
            this.told = told;
            this.left = times.subjects().clone();
            this.least = Math.max(told.floor(), left.getCardinality() / STEPS);
            int[] patients = times.subjects().toArray();
            IntStream.range(0, patients.length)
                    .mapToObj(i -> new Ended(patients[i], times.followUps().get(i)))
                    .sorted(Comparator.comparingDouble(each -> each.at().time()))
                    .forEach(ended::add);
        }

        ToldTimes joined() {
            int events = 0;
            for (int i = 0; i < ended.size(); i++) {
                Ended one = ended.get(i);
                step.add(one);
                left.remove(one.patient());
                events += one.at().cause() == FollowUp.EVENT ? 1 : 0;
                boolean isLastOfDay = i + 1 == ended.size()
                        || ended.get(i + 1).at().time() > one.at().time();
                if (isLastOfDay && events >= least && mayTell()) {
                    close(one.at().time());
                    events = 0;
                }
            }
            if (joined.isEmpty()) {
                return NOTHING;
            }
            double last = joined.getLast().time();
            int rest = ended.size() - joined.size();
            for (int i = 0; i < rest; i++) {
                joined.add(new FollowUp(last, FollowUp.CENSORED));
            }
            return new ToldTimes(List.copyOf(joined), rest);
        }

        private void close(double day) {
            step.forEach(each -> joined.add(new FollowUp(day, each.at().cause())));
            step.clear();
        }

        /** Who had the event, who competes, who is censored, who is left: each nobody or as many as may be told. */
        private boolean mayTell() {
            int causes =
                    1 + step.stream().mapToInt(each -> each.at().cause()).max().orElse(0);
            List<RoaringBitmap> sets = new ArrayList<>(List.of(left));
            for (int cause = 0; cause < causes; cause++) {
                int wanted = cause;
                sets.add(RoaringBitmap.bitmapOf(step.stream()
                        .filter(each -> each.at().cause() == wanted)
                        .mapToInt(Ended::patient)
                        .toArray()));
            }
            sets.removeIf(RoaringBitmap::isEmpty);
            return sets.stream().allMatch(set -> told.mayTell(set.getCardinality()))
                    && !told.counts(sets).contains(false);
        }
    }
}
