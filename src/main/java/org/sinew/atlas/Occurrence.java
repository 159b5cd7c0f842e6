package org.sinew.atlas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.statistics.Estimate;

/**
 * How many have a thing and how many get it. What may not be told is nothing.
 *
 * @param prevalence share of the patients who have it
 * @param incidence new cases for 1000 person-years at risk
 * @param byAge by ten years of age at the end of what is known of a patient
 * @param byMonth new cases by calendar month
 * @param stays days in hospital, for each stay that began when the patient had it
 * @param costs claims for a patient and year since the first time, by currency
 * @param course money and days in hospital by year from the first time on
 * @param readmission nothing without a stay, or withheld
 * @param outliers patients whose bills or days lie far from their peers'; empty for who sees no single patient
 */
public record Occurrence(
        MapNode of,
        @Nullable Integer patients,
        @Nullable Integer having,
        @Nullable Estimate prevalence,
        @Nullable Estimate incidence,
        List<Share> byAge,
        List<Share> bySex,
        List<Share> byRegion,
        List<Month> byMonth,
        @Nullable Spread stays,
        List<Spread> costs,
        List<Year> course,
        @Nullable Readmission readmission,
        List<Outlier> outliers,
        List<String> notes) {

    /**
     * A year of the disease.
     *
     * @param year 0 begins with the first time on record, -1 is the one before
     * @param spread for each patient observed for all of it
     */
    public record Year(int year, Spread spread) {}

    /**
     * Who comes back to hospital.
     *
     * @param days within which
     * @param stays from the first time on
     * @param expected readmissions at the shares of all patients' stays, by sex and age
     * @param ratio observed over expected
     */
    public record Readmission(int days, int stays, int readmitted, Estimate share, double expected, Estimate ratio) {}

    /**
     * A patient far from the peers.
     *
     * @param peers how many there are
     * @param score modified z-score of the logarithm
     */
    public record Outlier(String patient, String unit, double value, int peers, double peerMedian, double score) {}

    /** How many of a group have it. */
    public record Share(
            String label,
            @Nullable Integer patients,
            @Nullable Integer having,
            @Nullable Estimate prevalence) {}

    /** New cases in a month, {@code 2024-03}. */
    public record Month(String month, @Nullable Integer cases) {}

    /** How figures of a unit are spread; quartiles are interpolated (R's type 7). */
    public record Spread(
            String unit, int count, double mean, double lowerQuartile, double median, double upperQuartile) {

        static Spread of(String unit, double[] figures) {
            double[] sorted = figures.clone();
            java.util.Arrays.sort(sorted);
            double mean = java.util.Arrays.stream(sorted).average().orElse(Double.NaN);
            return new Spread(
                    unit, sorted.length, mean, quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
        }

        private static double quantile(double[] sorted, double share) {
            double at = share * (sorted.length - 1);
            int below = (int) at;
            int above = Math.min(sorted.length - 1, below + 1);
            return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
        }
    }
}
