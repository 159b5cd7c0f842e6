package org.sinew.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion.Span;
import org.sinew.cohort.Pattern.Amount;
import org.sinew.patient.Significance;

/**
 * A pattern with terms, flavours, units and days resolved.
 *
 * @param path where it stands, for problems
 * @param allowed by flavour's number
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PatternPlan(
        String path,
        Pattern pattern,
        Selection selection,
        boolean[] allowed,
        CheckPlan check,
        @Nullable CheckPlan picked,
        @Nullable TotalPlan total,
        long cost) {

    /** What decides which events are looked at; sets of patients are kept by it. */
    record Selection(EventKind kind, TermSet terms, Pattern.Wanted wanted, TermSet gene, TermSet valueTerms) {

        static Selection of(EventKind kind, TermSet terms) {
            return new Selection(kind, terms, Pattern.Wanted.ANY, TermSet.all(), TermSet.all());
        }

        boolean[] allowed(List<Flavour> flavours) {
            boolean[] allowed = new boolean[flavours.size()];
            for (int i = 0; i < allowed.length; i++) {
                allowed[i] = allows(flavours.get(i));
            }
            return allowed;
        }

        private boolean allows(Flavour flavour) {
            return flavour.isNegated() == wanted.negated()
                    && has(wanted.status(), flavour.status())
                    && has(wanted.verification(), flavour.verification())
                    && has(wanted.source(), flavour.source())
                    && has(wanted.encounterKind(), flavour.encounterKind())
                    && has(wanted.category(), flavour.category())
                    && has(wanted.zygosity(), flavour.zygosity())
                    && hasAny(wanted.significance(), Significance.words(flavour.significance()))
                    && has(wanted.consequence(), flavour.consequence())
                    && has(gene, flavour.gene())
                    && has(valueTerms, flavour.valueCode());
        }

        /** Whatever the case: sources write codes and words in either. */
        private static boolean has(List<String> wanted, @Nullable String value) {
            return hasAny(wanted, value == null ? List.of() : List.of(value));
        }

        private static boolean hasAny(List<String> wanted, List<String> values) {
            return wanted.isEmpty()
                    || values.stream().anyMatch(value -> wanted.stream().anyMatch(value::equalsIgnoreCase));
        }

        private static boolean has(TermSet wanted, @Nullable String value) {
            return wanted.isAll()
                    || (value != null
                            && org.sinew.term.TermId.tryParse(value)
                                    .filter(wanted.ids()::contains)
                                    .isPresent());
        }
    }

    /** Bounds, with the conversion of each flavour's unit; absent for a flavour whose unit has none. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record AmountPlan(Amount amount, Units.@Nullable Conversion[] conversions) {

        /** The value in the bounds' unit; not a number where there is none. */
        double convert(double value, int flavour) {
            Units.Conversion conversion = conversions[flavour];
            return conversion == null ? Double.NaN : conversion.of(value);
        }

        boolean holds(double converted) {
            Amount a = amount;
            return !Double.isNaN(converted)
                    && (a.above() == null || converted > a.above())
                    && (a.atLeast() == null || converted >= a.atLeast())
                    && (a.below() == null || converted < a.below())
                    && (a.atMost() == null || converted <= a.atMost());
        }
    }

    /** A window that is open on both sides where there is none. */
    record TotalPlan(
            Pattern.Statistic of,
            AmountPlan amount,
            Plan.@Nullable Days dates,
            @Nullable Span afterIndex) {

        boolean isWeighted() {
            return of == Pattern.Statistic.DAY_MEAN || of == Pattern.Statistic.DOSE;
        }

        /** Whether it matters on which days the events are. */
        boolean asksDays() {
            return isWeighted() || dates != null || afterIndex != null;
        }
    }

    record CheckPlan(
            @Nullable AmountPlan value,
            Plan.@Nullable Days dates,
            @Nullable Span afterIndex,
            @Nullable Span age) {

        boolean isNone() {
            return value == null && dates == null && afterIndex == null && age == null;
        }
    }

    /** All patterns of a plan. */
    static List<PatternPlan> of(Plan plan) {
        List<PatternPlan> found = new ArrayList<>();
        switch (plan) {
            case Plan.Matching(PatternPlan p) -> found.add(p);
            case Plan.All all -> all.of().forEach(p -> found.addAll(of(p)));
            case Plan.Any any -> any.of().forEach(p -> found.addAll(of(p)));
            case Plan.None none -> found.addAll(of(none.of()));
            case Plan.Some some -> some.of().forEach(p -> found.addAll(of(p)));
            case Plan.Chain chain -> found.addAll(chain.patterns());
            case Plan.Pair pair -> found.addAll(List.of(pair.left(), pair.right()));
            case Plan.From from -> {
                found.add(from.index());
                Plan.Leaving exit = from.exit();
                if (exit != null) {
                    found.addAll(exit.censor());
                    Stream.ofNullable(exit.era()).forEach(found::add);
                }
                found.addAll(of(from.that()));
            }
            case Plan.Traits traits -> {}
            case Plan.These these -> {}
            case Plan.Kindred kindred -> found.addAll(of(kindred.that()));
            case Plan.Alike alike -> {}
        }
        return found;
    }

    /** Whether each event counts by itself. */
    boolean isPointwise() {
        return pattern.eras() == null
                && pattern.washoutDays() == null
                && pattern.observedBeforeDays() == null
                && pattern.pick() == null
                && total == null
                && pattern.count() == null;
    }

    boolean isPlain() {
        return isPointwise() && check.isNone();
    }

    /** Whether patients without any such event may match. */
    boolean mayBeNone() {
        Pattern.Count count = pattern.count();
        return count != null && Integer.valueOf(0).equals(count.atLeast());
    }

    boolean asksAge() {
        return check.age() != null || (picked != null && picked.age() != null);
    }

    boolean allows(int flavour) {
        return flavour < allowed.length && allowed[flavour];
    }

    @Override
    public String toString() {
        return path + Arrays.toString(allowed);
    }
}
