package org.sinew.guidance;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sinew.guidance.Advice.Reason;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.patient.Coding;
import org.sinew.patient.Fact;
import org.sinew.term.TermId;

/** A test ordered again before its source's minimum interval has passed. */
final class RepeatedTest implements Guideline {

    /** @param codes of the same test, any of which may be ordered or recorded */
    record Interval(Worded test, List<TermId> codes, Period atLeast, Worded text, Citation source) {}

    private final List<Interval> intervals;

    RepeatedTest(List<Interval> intervals) {
        this.intervals = intervals;
    }

    @Override
    public String id() {
        return "repeated-test";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        List<Advice> advice = new ArrayList<>();
        for (Order order : c.orders()) {
            if (order.kind() == Order.Kind.TEST && order.isSelected()) {
                for (Interval interval : intervals) {
                    last(c, order, interval).ifPresent(fact -> advice.add(advice(c, order, interval, fact)));
                }
            }
        }
        return advice;
    }

    private static Optional<Fact> last(Consultation c, Order order, Interval interval) {
        boolean isOrdered = order.concept().codings().stream().map(Coding::id).anyMatch(interval.codes()::contains);
        LocalDate since = c.today().minus(interval.atLeast());
        return !isOrdered
                ? Optional.empty()
                : c.done(interval.codes())
                        .filter(fact -> fact instanceof Fact.Measurement || fact instanceof Fact.Procedure)
                        .filter(fact -> isBetween(fact, since, c.today()))
                        .max(Comparator.comparing(fact -> String.valueOf(Consultation.day(fact))));
    }

    private static boolean isBetween(Fact fact, LocalDate since, LocalDate today) {
        LocalDate on = Consultation.day(fact);
        return on != null && on.isAfter(since) && !on.isAfter(today);
    }

    private Advice advice(Consultation c, Order order, Interval interval, Fact last) {
        String name = c.background().name(order.concept(), c.language());
        return new Draft(
                        c,
                        this,
                        Urgency.INFO,
                        c.say(
                                "repeated-test.summary",
                                interval.test().in(c.language()),
                                String.valueOf(Consultation.day(last)),
                                CareGaps.words(c, interval.atLeast())),
                        interval.source())
                .says(interval.text().in(c.language()))
                .because(c.evidence(last))
                .proposing(new Proposal.Withdraw(c.say("drug.withdraw", name), order.reference()))
                .unless(Reason.TAKEN_INTO_ACCOUNT, Reason.RECORD_WRONG)
                .advice();
    }
}
