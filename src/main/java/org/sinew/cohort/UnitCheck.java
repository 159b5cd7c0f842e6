package org.sinew.cohort;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.PatternPlan.AmountPlan;

/** Refuses a bound whose unit none of the values can be converted to: its answer "nobody" would mislead. */
final class UnitCheck {

    private UnitCheck() {}

    /** @param fewest patients who must have such values, else it is as if nobody had any */
    static void of(Plan plan, Timelines timelines, int fewest) {
        for (PatternPlan pattern : PatternPlan.of(plan)) {
            check(pattern, pattern.check().value(), timelines, fewest);
            check(pattern, pattern.picked() == null ? null : pattern.picked().value(), timelines, fewest);
            check(pattern, pattern.total() == null ? null : pattern.total().amount(), timelines, fewest);
        }
    }

    private static void check(PatternPlan pattern, @Nullable AmountPlan amount, Timelines timelines, int fewest) {
        String unit = amount == null ? null : amount.amount().unit();
        if (amount == null || unit == null) {
            return;
        }
        TreeSet<String> met = new TreeSet<>();
        for (Shard shard : timelines.shards()) {
            if (isConvertible(pattern, amount, timelines.dictionary(), shard, met)) {
                return;
            }
        }
        boolean isTold = fewest <= 1 || Timelines.count(timelines, pattern) >= fewest;
        if (!met.isEmpty() && isTold) {
            throw new Unanswered(
                    new Problem.UnitWithoutConversion(pattern.path() + ".value.unit", unit, List.copyOf(met)));
        }
    }

    private static boolean isConvertible(
            PatternPlan pattern, AmountPlan amount, Dictionary dictionary, Shard shard, java.util.Set<String> met) {
        for (int code : dictionary.numbers(
                pattern.selection().kind(), pattern.selection().terms())) {
            Posting posting = shard.posting(code);
            for (int i = 0; posting != null && i < posting.count(); i++) {
                int flavour = posting.flavour(i);
                if (pattern.allows(flavour) && !Double.isNaN(posting.value(i))) {
                    if (amount.conversions()[flavour] != null) {
                        return true;
                    }
                    String unit = dictionary.flavour(flavour).unit();
                    if (unit != null) {
                        met.add(unit);
                    }
                }
            }
        }
        return false;
    }
}
