package org.sinew.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.PatternPlan.AmountPlan;

/** Refuses a bound whose unit none of the values can be converted to: its answer "nobody" would mislead. */
final class UnitCheck {

    private UnitCheck() {}

    /** @param fewest patients who must have such values, else it is as if nobody had any */
    static void of(Plan plan, Timelines timelines, int fewest) {
        for (PatternPlan pattern : patterns(plan)) {
            check(pattern, pattern.check().value(), timelines, fewest);
            check(pattern, pattern.picked() == null ? null : pattern.picked().value(), timelines, fewest);
            check(pattern, pattern.total() == null ? null : pattern.total().amount(), timelines, fewest);
        }
    }

    private static List<PatternPlan> patterns(Plan plan) {
        List<PatternPlan> found = new ArrayList<>();
        switch (plan) {
            case Plan.Matching(PatternPlan p) -> found.add(p);
            case Plan.All all -> all.of().forEach(p -> found.addAll(patterns(p)));
            case Plan.Any any -> any.of().forEach(p -> found.addAll(patterns(p)));
            case Plan.None none -> found.addAll(patterns(none.of()));
            case Plan.Some some -> some.of().forEach(p -> found.addAll(patterns(p)));
            case Plan.Chain chain -> found.addAll(chain.patterns());
            case Plan.Pair pair -> found.addAll(List.of(pair.left(), pair.right()));
            case Plan.From from -> {
                found.add(from.index());
                Plan.Leaving exit = from.exit();
                if (exit != null) {
                    found.addAll(exit.censor());
                    Stream.ofNullable(exit.era()).forEach(found::add);
                }
                found.addAll(patterns(from.that()));
            }
            case Plan.Traits traits -> {}
            case Plan.These these -> {}
            case Plan.Kindred kindred -> found.addAll(patterns(kindred.that()));
            case Plan.Alike alike -> {}
        }
        return found;
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
