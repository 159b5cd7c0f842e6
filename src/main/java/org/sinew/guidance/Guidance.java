package org.sinew.guidance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Decision support: a consultation in, explained advice out.
 *
 * <p>Each guideline is a pure function of the chart, the orders, the day, and what is known ({@link Background}): no clock,
 * no store, no order of evaluation can change what it says, so the same consultation gives the same advice, word for
 * word. A guideline's numbers are tables under {@code /guidance}, each row with its source, and the source's own table is
 * the test of the rule. What a chart does not hold never makes a guideline fail: it stays silent, since a rule that
 * guesses is worse than none.
 *
 * <p>Codes are compared through the terminology: a product counts as its ingredient and its class, a local diagnosis as
 * the reference disease it maps to. So a rule is written once, with the most general term that its source speaks of.
 */
public final class Guidance {

    private static final Comparator<Advice> MOST_URGENT_FIRST = Comparator.comparing(Advice::urgency)
            .reversed()
            .thenComparing(Advice::guideline)
            .thenComparing(Advice::summary)
            .thenComparing(Advice::detail);

    private final List<Guideline> guidelines;

    public Guidance(List<Guideline> guidelines) {
        this.guidelines = List.copyOf(guidelines);
    }

    /** The guidelines that are part of Sinew; those written as data come beside them. */
    public static List<Guideline> shipped() {
        Labs labs = Tables.labs();
        Tables.DrugClasses classes = Tables.drugClasses();
        return List.of(
                new UnknownDrug(),
                new GeneDrug(),
                new DrugInteraction(),
                new DrugAllergy(classes.crossReactive(), classes.allergy()),
                new DrugCondition(),
                new RenalDosing(Tables.renalLimits(), labs),
                new DuplicateTherapy(classes.duplicate(), classes.duplicateSource()),
                new RepeatedTest(Tables.retestIntervals()),
                new RareDisease(),
                new LabValues(Tables.labBands(), labs),
                new LabTrend(Tables.labTrends(), labs),
                new UnusedResults(labs),
                new KidneyTrend(labs),
                new BloodPressure(labs),
                new CareGaps(Tables.careGaps("screening"), labs),
                new CareGaps(Tables.careGaps("diabetes"), labs),
                new CareGaps(Tables.careGaps("hypertension"), labs));
    }

    public List<Guideline> guidelines() {
        return guidelines;
    }

    /**
     * All advice, the most urgent first; what two guidelines say alike is said once. None on the chart of the dead, unless
     * something is ordered on it. On a chart without orders the last is
     * kept with it.
     */
    public List<Advice> advise(Consultation c) {
        return c.isOrdering() || !c.orders().isEmpty()
                ? found(c)
                : c.chart()
                        .last(
                                Guidance.class,
                                new Opened(this, c.today(), c.language(), c.background()),
                                opened -> found(c));
    }

    /** What advice on a chart depends on beside it. */
    private record Opened(Guidance by, LocalDate today, String language, Background background) {}

    private List<Advice> found(Consultation consultation) {
        if (consultation.chart().patient().isDeceased() && !consultation.isOrdering()) {
            return List.of();
        }
        List<Advice> advice = new ArrayList<>();
        guidelines.forEach(guideline -> advice.addAll(guideline.advise(consultation)));
        advice.sort(MOST_URGENT_FIRST);
        return List.copyOf(new LinkedHashSet<>(advice));
    }
}
