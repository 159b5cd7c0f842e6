package org.sinew.cohort.answers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Cohort;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.Pattern;
import org.sinew.cohort.Pattern.Check;
import org.sinew.cohort.Pattern.Pick;
import org.sinew.cohort.Pattern.Wanted;
import org.sinew.cohort.Timelines;
import org.sinew.patient.Kin;

/**
 * Who meets a criterion, who may, and who does not, where silence is not always a no. A record lists what was diagnosed,
 * prescribed and done, so what it does not name there did not happen. But a value that nobody measured, an exposure that
 * nobody measured, a sign that nobody looked for, a variant of one who was never sequenced and what befell the relatives of
 * one who has no known ones are unknown. Unknown joins by
 * Kleene's logic: {@code not}, {@code and}, {@code or} of an unknown part are decided only where the other parts decide.
 *
 * @param met for whom it is true whatever is unknown
 * @param unknown for whom it would be decided by what is unknown, partial dates included
 * @param notMet for whom it is false whatever is unknown
 */
public record Eligibility(RoaringBitmap met, RoaringBitmap unknown, RoaringBitmap notMet) {

    public static Eligibility of(Cohorts cohorts, Criterion criterion, Timelines state) {
        Cohort sure = cohorts.evaluate(read(criterion, false), state);
        Cohort maybe = cohorts.evaluate(read(criterion, true), state);
        RoaringBitmap possible = RoaringBitmap.or(maybe.members(), maybe.unknown());
        possible.or(sure.unknown());
        RoaringBitmap unknown = RoaringBitmap.andNot(possible, sure.members());
        RoaringBitmap notMet = RoaringBitmap.andNot(RoaringBitmap.andNot(state.present(), unknown), sure.members());
        return new Eligibility(sure.members(), unknown, notMet);
    }

    /** The criterion with everything unknown read in its favour, or against it. */
    static Criterion read(Criterion criterion, boolean favoured) {
        return switch (criterion) {
            case Criterion.Event event -> favoured ? favoured(event) : event;
            case Criterion.And(List<Criterion> of) -> new Criterion.And(all(of, favoured));
            case Criterion.Or(List<Criterion> of) -> new Criterion.Or(all(of, favoured));
            case Criterion.AtLeast(int count, List<Criterion> of) -> new Criterion.AtLeast(count, all(of, favoured));
            case Criterion.Not(Criterion of) -> new Criterion.Not(read(of, !favoured));
            case Criterion.Indexed(Pattern index, Criterion that, Criterion.Exit exit) ->
                new Criterion.Indexed(index, read(that, favoured), exit);
            case Criterion.Relative(List<Kin> kin, Integer degree, Criterion that) -> {
                Criterion read = new Criterion.Relative(kin, degree, read(that, favoured));
                yield favoured ? new Criterion.Or(List.of(read, new Criterion.Not(anybody(kin, degree)))) : read;
            }
            default -> criterion;
        };
    }

    /** Whether any such relative is known. */
    private static Criterion anybody(List<Kin> kin, @Nullable Integer degree) {
        return new Criterion.Relative(kin, degree, new Criterion.And(List.of()));
    }

    private static List<Criterion> all(List<Criterion> of, boolean favoured) {
        return of.stream().map(each -> read(each, favoured)).toList();
    }

    private static Criterion favoured(Criterion.Event event) {
        Criterion looked = lookedFor(event.pattern());
        return looked == null ? event : new Criterion.Or(List.of(event, new Criterion.Not(looked)));
    }

    /** Whether somebody looked for what the pattern asks; absent where silence is a no. */
    private static @Nullable Criterion lookedFor(Pattern pattern) {
        return switch (pattern.kind()) {
            case MEASUREMENT, EXPOSURE -> {
                Pattern any = withoutValue(pattern);
                yield any.equals(pattern) ? null : new Criterion.Event(any);
            }
            case PHENOTYPIC_FEATURE ->
                new Criterion.Or(List.of(
                        new Criterion.Event(pattern), new Criterion.Event(pattern.wanted(negated(pattern.flavour())))));
            case VARIANT_CALL -> new Criterion.Event(Pattern.of(pattern.kind(), "*"));
            default -> null;
        };
    }

    /** The same events in the same window, whatever their value and number. */
    private static Pattern withoutValue(Pattern p) {
        Pick pick = p.pick() == null
                ? null
                : new Pick(p.pick().which(), p.pick().n(), withoutValue(p.pick().check()));
        return new Pattern(
                p.kind(),
                p.terms(),
                p.flavour(),
                withoutValue(p.check()),
                p.eras(),
                p.washoutDays(),
                p.observedBeforeDays(),
                pick,
                null,
                p.total() == null && p.check().value() == null ? p.count() : null);
    }

    private static Check withoutValue(Check check) {
        return new Check(null, check.dates(), check.afterIndex(), check.age());
    }

    private static Wanted negated(Wanted w) {
        return new Wanted(
                !w.negated(),
                w.status(),
                w.verification(),
                w.source(),
                w.encounterKind(),
                w.category(),
                w.zygosity(),
                w.significance(),
                w.consequence(),
                w.gene(),
                w.valueTerms());
    }
}
