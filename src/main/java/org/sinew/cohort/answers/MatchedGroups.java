package org.sinew.cohort.answers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Sex;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.cohort.statistics.Logistic;
import org.sinew.cohort.statistics.Matching;
import org.sinew.cohort.statistics.Moments;
import org.sinew.cohort.statistics.StandardisedDifference;
import org.sinew.term.TermId;

/**
 * Controls chosen for treated patients by their propensity to be treated: Rosenbaum, Rubin 1983, Biometrika 70:41.
 *
 * @param treated those who found a control
 * @param controls those chosen
 * @param pairs patients' numbers, the treated one first
 * @param balance every covariate before and after
 * @param calliper largest distance of the propensities' logits that was allowed
 */
public record MatchedGroups(
        RoaringBitmap treated,
        RoaringBitmap controls,
        List<List<Integer>> pairs,
        List<Balance> balance,
        double calliper) {

    /** Covariates beyond this many are left out, rarest first. */
    static final int MOST_COVARIATES = 60;

    /**
     * Standardised differences of treated and controls.
     *
     * @param having those of all treated, of all others, of the treated who found a control, and of the controls, who have
     *     the covariate; all of each for the age
     */
    public record Balance(String covariate, double before, double after, List<RoaringBitmap> having) {}

    /**
     * What to match on.
     *
     * @param kinds events of the window whose codes become covariates, beside age and sex
     * @param rarest codes that fewer of all patients have are no covariates
     * @param strata sexes, regions or years of index that must be equal
     */
    public record Plan(
            List<EventKind> kinds, Window window, int rarest, List<Stratum> strata, double calliper, int ratio) {}

    /** What can be required to be equal. */
    public enum Stratum {
        SEX,
        REGION,
        INDEX_YEAR,
        AGE_BAND
    }

    /**
     * @throws org.sinew.cohort.Unanswered when they share patients, or either is empty
     */
    public static MatchedGroups of(Group treated, Group others, Plan plan) {
        if (RoaringBitmap.intersects(treated.patients(), others.patients())) {
            throw Unanswered.notPossible("shared-patients");
        }
        if (treated.size() == 0 || others.size() == 0) {
            throw Unanswered.notPossible("empty-group");
        }
        return new Design(treated, others, plan).match();
    }

    private static final class Design {

        private final Group treated;
        private final Group others;
        private final Plan plan;
        private final List<Integer> patients = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final double[][] rows;

        Design(Group treated, Group others, Plan plan) {
            this.treated = treated;
            this.others = others;
            this.plan = plan;
            treated.each(patients::add);
            others.each(patients::add);
            rows = rows();
        }

        private boolean isTreated(int row) {
            return row < treated.size();
        }

        private Group groupOf(int row) {
            return isTreated(row) ? treated : others;
        }

        private double[][] rows() {
            List<RoaringBitmap> codes = codes();
            double[] ages = IntStream.range(0, patients.size())
                    .mapToDouble(row -> groupOf(row).age(patients.get(row)))
                    .toArray();
            double usual = java.util.Arrays.stream(ages)
                    .filter(age -> !Double.isNaN(age))
                    .average()
                    .orElse(0);
            double[][] matrix = new double[patients.size()][];
            for (int row = 0; row < matrix.length; row++) {
                int patient = patients.get(row);
                double[] values = new double[2 + codes.size()];
                values[0] = (Double.isNaN(ages[row]) ? usual : ages[row]) / 10;
                values[1] = treated.timelines().sex(patient) == Sex.FEMALE ? 1 : 0;
                for (int c = 0; c < codes.size(); c++) {
                    values[2 + c] = codes.get(c).contains(patient) ? 1 : 0;
                }
                matrix[row] = values;
            }
            return matrix;
        }

        private List<RoaringBitmap> codes() {
            names.add("age");
            names.add("female");
            List<RoaringBitmap> codes = new ArrayList<>();
            var one = new Characteristics(treated);
            var two = new Characteristics(others);
            Group all = new Group(
                    treated.timelines(),
                    RoaringBitmap.or(treated.patients(), others.patients()),
                    patient ->
                            treated.patients().contains(patient) ? treated.indexOf(patient) : others.indexOf(patient));
            var both = new Characteristics(all);
            for (EventKind kind : plan.kinds()) {
                both.prevalence(kind, plan.window()).stream()
                        .filter(share -> share.count() >= plan.rarest() && share.count() < all.size())
                        .limit(MOST_COVARIATES - codes.size())
                        .forEach(share -> {
                            TermSet term = TermSet.of(TermId.parse(share.key()));
                            names.add(share.key());
                            codes.add(RoaringBitmap.or(
                                    one.having(kind, term, plan.window()), two.having(kind, term, plan.window())));
                        });
            }
            return codes;
        }

        MatchedGroups match() {
            boolean[] outcome = new boolean[rows.length];
            for (int row = 0; row < rows.length; row++) {
                outcome[row] = isTreated(row);
            }
            Logistic propensity = Logistic.fit(rows, outcome);
            List<Matching.Subject> subjects = IntStream.range(0, rows.length)
                    .mapToObj(row -> new Matching.Subject(isTreated(row), propensity.logit(rows[row]), stratum(row)))
                    .toList();
            return result(Matching.nearest(subjects, plan.calliper(), plan.ratio()));
        }

        private String stratum(int row) {
            StringBuilder text = new StringBuilder();
            Timelines timelines = treated.timelines();
            int patient = patients.get(row);
            int day = groupOf(row).indexOf(patient);
            for (Stratum each : plan.strata()) {
                text.append('|')
                        .append(
                                switch (each) {
                                    case SEX -> timelines.sex(patient);
                                    case REGION -> timelines.person(patient).regionName();
                                    case INDEX_YEAR -> day == Timelines.UNKNOWN ? "" : Days.year(day);
                                    case AGE_BAND -> (int) rows[row][0];
                                });
            }
            return text.toString();
        }

        private MatchedGroups result(Matching matching) {
            var chosen = new RoaringBitmap();
            var controls = new RoaringBitmap();
            List<List<Integer>> pairs = new ArrayList<>();
            List<Integer> kept = new ArrayList<>();
            List<Integer> keptControls = new ArrayList<>();
            for (Matching.Pair pair : matching.pairs()) {
                List<Integer> numbers = new ArrayList<>(List.of(patients.get(pair.treated())));
                kept.add(pair.treated());
                chosen.add(numbers.getFirst());
                for (int control : pair.controls()) {
                    keptControls.add(control);
                    controls.add(patients.get(control));
                    numbers.add(patients.get(control));
                }
                pairs.add(List.copyOf(numbers));
            }
            return new MatchedGroups(
                    chosen, controls, List.copyOf(pairs), balance(kept, keptControls), matching.calliper());
        }

        private List<Balance> balance(List<Integer> kept, List<Integer> keptControls) {
            List<Integer> allTreated =
                    IntStream.range(0, treated.size()).boxed().toList();
            List<Integer> allOthers =
                    IntStream.range(treated.size(), rows.length).boxed().toList();
            List<Balance> table = new ArrayList<>();
            for (int c = 0; c < names.size(); c++) {
                int column = c;
                List<RoaringBitmap> having = Stream.of(allTreated, allOthers, kept, keptControls)
                        .map(rows -> having(column, rows))
                        .toList();
                table.add(new Balance(
                        names.get(c), apart(c, allTreated, allOthers), apart(c, kept, keptControls), having));
            }
            return List.copyOf(table);
        }

        private RoaringBitmap having(int column, List<Integer> chosen) {
            var having = new RoaringBitmap();
            chosen.stream()
                    .filter(row -> column == 0 || rows[row][column] != 0)
                    .forEach(row -> having.add((int) patients.get(row)));
            return having;
        }

        /** Before and after in the same unit, that of the deviation before: Stuart 2010, Stat Sci 25:1, 4.1. */
        private double apart(int column, List<Integer> left, List<Integer> right) {
            return StandardisedDifference.continuous(
                    mean(column, left),
                    deviation(column, 0, treated.size()),
                    mean(column, right),
                    deviation(column, treated.size(), rows.length));
        }

        private double mean(int column, List<Integer> chosen) {
            return chosen.stream()
                    .mapToDouble(row -> rows[row][column])
                    .average()
                    .orElse(Double.NaN);
        }

        private double deviation(int column, int from, int to) {
            return Moments.of(IntStream.range(from, to).mapToDouble(row -> rows[row][column]))
                    .deviation();
        }
    }
}
