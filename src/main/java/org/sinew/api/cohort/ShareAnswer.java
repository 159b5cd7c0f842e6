package org.sinew.api.cohort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.api.graphql.TermNames;
import org.sinew.cohort.answers.Share;
import org.sinew.cohort.statistics.Estimate;
import org.sinew.cohort.statistics.Proportion;

/** The type {@code CohortShare}. Where a floor holds, what is withheld has no row: its key alone would tell of somebody. */
public record ShareAnswer(
        String key,
        String label,
        @Nullable Integer count,
        @Nullable Double share,
        @Nullable Double lower,
        @Nullable Double upper) {

    private static final double CONFIDENCE = 0.95;

    /** Parts that share nobody. */
    static List<ShareAnswer> table(List<Share> parts, RoaringBitmap all, Context context) {
        boolean whole = context.told().count(all) != null;
        return answers(parts, whole, all.getCardinality(), context.told().table(patients(parts)), context);
    }

    /** Parts that may share patients. */
    static List<ShareAnswer> list(List<Share> parts, RoaringBitmap all, Context context) {
        boolean whole = context.told().count(all) != null;
        return answers(parts, whole, all.getCardinality(), context.told().counts(patients(parts)), context);
    }

    private static List<RoaringBitmap> patients(List<Share> parts) {
        return parts.stream().map(Share::patients).toList();
    }

    private static List<ShareAnswer> answers(
            List<Share> parts, boolean whole, int size, List<Boolean> told, Context context) {
        TermNames names = context.names().knowing(parts.stream().map(Share::key).toList());
        List<ShareAnswer> answers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Share part = parts.get(i);
            if (!told.get(i) && context.told().isGuarded()) {
                continue;
            }
            Estimate share =
                    told.get(i) && whole && size > 0 ? Proportion.wilson(part.count(), size, CONFIDENCE) : null;
            answers.add(new ShareAnswer(
                    part.key(),
                    names.of(part.key()),
                    told.get(i) ? (Integer) part.count() : null,
                    share == null ? null : (Double) share.value(),
                    share == null ? null : share.lower(),
                    share == null ? null : share.upper()));
        }
        return answers;
    }
}
