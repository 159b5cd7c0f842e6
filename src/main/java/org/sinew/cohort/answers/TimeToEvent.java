package org.sinew.cohort.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.statistics.FollowUp;

/**
 * The time of each patient from the index date to an outcome, in days. It ends without the outcome at the horizon, at the
 * cohort's exit, at the end of observation, or at death; death may compete with the outcome instead of censoring it. Who had the outcome on the
 * index date or before, or was not observed then, is not at risk and is left out.
 *
 * @param subjects those at risk, in the order of the follow-ups
 */
public record TimeToEvent(RoaringBitmap subjects, List<FollowUp> followUps) {

    /** The cause of those who died before the outcome. */
    public static final int DEATH = 2;

    private static final int NEVER = Integer.MAX_VALUE;

    /**
     * @param firstEver epoch day of each patient's first outcome, {@link Integer#MAX_VALUE} for none
     * @param horizon days after the index date at which all are censored
     * @param deathCompetes false: it censors
     */
    public static TimeToEvent of(Group group, IntUnaryOperator firstEver, int horizon, boolean deathCompetes) {
        var subjects = new RoaringBitmap();
        List<FollowUp> followUps = new ArrayList<>();
        group.each(patient -> {
            int index = group.indexOf(patient);
            int outcome = firstEver.applyAsInt(patient);
            int last =
                    Math.min(lastDay(group.timelines(), patient), group.exit().applyAsInt(patient));
            if (index != Timelines.UNKNOWN && outcome > index && last >= index) {
                subjects.add(patient);
                followUps.add(followUp(group, patient, outcome, Math.min(last, end(index, horizon)), deathCompetes));
            }
        });
        return new TimeToEvent(subjects, List.copyOf(followUps));
    }

    private static FollowUp followUp(Group group, int patient, int outcome, int last, boolean deathCompetes) {
        int index = group.indexOf(patient);
        int death = group.timelines().deathDay(patient);
        if (outcome <= last) {
            return new FollowUp(outcome - index, FollowUp.EVENT);
        }
        boolean died = death != Timelines.UNKNOWN && death <= last;
        return new FollowUp(last - index, died && deathCompetes ? DEATH : FollowUp.CENSORED);
    }

    private static int lastDay(Timelines timelines, int patient) {
        int death = timelines.deathDay(patient);
        int observed = timelines.observedTo(patient);
        if (death == Timelines.UNKNOWN) {
            return observed;
        }
        return observed == Timelines.UNKNOWN ? death : Math.min(death, Math.max(observed, death));
    }

    private static int end(int index, int horizon) {
        return (int) Math.min(NEVER, (long) index + horizon);
    }
}
