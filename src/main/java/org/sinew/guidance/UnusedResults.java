package org.sinew.guidance;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.patient.Fact;
import org.sinew.patient.Value;

/** Results of the year that no guideline could use, since their unit is absent or not one of the test's. */
final class UnusedResults implements Guideline {

    private static final Period RECENT = Period.ofYears(1);

    private final Labs labs;

    UnusedResults(Labs labs) {
        this.labs = labs;
    }

    @Override
    public String id() {
        return "unused-results";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        LocalDate since = c.today().minus(RECENT);
        List<Evidence> unused = new ArrayList<>();
        if (!c.isOrdering()) {
            for (Fact.Measurement m : labs.unread(c)) {
                LocalDate on = Consultation.day(m);
                if (on != null && !on.isBefore(since) && m.value() instanceof Value.Quantity q) {
                    unused.add(Consultation.evidence(m, wording(c, m, q)));
                }
            }
        }
        return unused.isEmpty() ? List.of() : List.of(advice(c, unused));
    }

    private static String wording(Consultation c, Fact.Measurement m, Value.Quantity q) {
        String name = c.background().name(m.header().concept(), c.language());
        String number = q.number().toPlainString();
        return q.unit() == null
                ? c.say("unused-results.no-unit", name, number)
                : c.say("unused-results.unit", name, number, q.unit());
    }

    private Advice advice(Consultation c, List<Evidence> unused) {
        String summary = unused.size() == 1 ? c.say("unused-results.one") : c.say("unused-results.many", unused.size());
        return new Draft(
                        c,
                        this,
                        Urgency.INFO,
                        summary,
                        new Citation(c.say("unused-results.source"), "https://ucum.org/ucum", null))
                .says(c.say("unused-results.detail"))
                .because(unused)
                .advice();
    }
}
