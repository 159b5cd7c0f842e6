package org.sinew.cohort.answers;

import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Cohort;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.Timelines;

/** From which day on members are looked at: that of the first {@code indexed} criterion as it is written. */
public final class IndexDate {

    private IndexDate() {}

    /** The criterion's members with the index days of its first {@code indexed} part, outermost or in an {@code and}. */
    public static Cohort evaluate(Cohorts cohorts, Criterion criterion, Timelines state) {
        Cohort found = cohorts.evaluate(criterion, state);
        Criterion.Indexed first = criterion instanceof Criterion.And ? first(criterion) : null;
        if (first == null) {
            return found;
        }
        Cohort dated = cohorts.evaluate(first, state);
        return new Cohort(state, found.members(), found.unknown(), dated.indexDays(), dated.exitDays());
    }

    private static Criterion.@Nullable Indexed first(Criterion criterion) {
        if (criterion instanceof Criterion.Indexed indexed) {
            return indexed;
        }
        if (criterion instanceof Criterion.And and) {
            for (Criterion part : and.of()) {
                Criterion.Indexed found = first(part);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
