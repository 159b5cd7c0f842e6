package org.sinew.atlas.statistics;

/**
 * Rates of an exposed and an unexposed group, compared within strata. Arrays are by stratum; times are in any one unit.
 *
 * <ol>
 *   <li>Greenland, Robins 1985, Estimation of a common effect parameter from sparse follow-up data. Biometrics 41:55: the
 *       Mantel-Haenszel rate ratio and its variance
 *   <li>Breslow, Day 1987, Statistical Methods in Cancer Research II, 3.6 and 3.7: the conditional test, and the score test
 *       of a trend
 * </ol>
 */
public final class PersonTime {

    private static final String METHOD = "Mantel-Haenszel rates";
    private static final int EXACT_UP_TO = 1_000;
    private static final double SMALLEST = 1e-12;

    private PersonTime() {}

    /** The common rate ratio, exposed over unexposed. */
    public static Estimate rateRatio(int[] exposed, double[] exposedTime, int[] unexposed, double[] unexposedTime) {
        double with = 0;
        double without = 0;
        double variance = 0;
        for (int s = 0; s < exposed.length; s++) {
            double time = exposedTime[s] + unexposedTime[s];
            if (time > 0) {
                with += exposed[s] * (unexposedTime[s] / time);
                without += unexposed[s] * (exposedTime[s] / time);
                variance += (exposed[s] + unexposed[s]) * (exposedTime[s] / time) * (unexposedTime[s] / time);
            }
        }
        double value = with / without;
        if (with == 0 || without == 0) {
            return new Estimate(value, Interval.UNKNOWN, METHOD);
        }
        return new Estimate(value, Interval.logNormal(value, Math.sqrt(variance / (with * without))), METHOD);
    }

    /** How many cases the exposed would have at the pooled rates of their strata. */
    public static double expected(int[] exposed, double[] exposedTime, int[] unexposed, double[] unexposedTime) {
        double sum = 0;
        for (int s = 0; s < exposed.length; s++) {
            double time = exposedTime[s] + unexposedTime[s];
            sum += time > 0 ? (exposed[s] + unexposed[s]) * (exposedTime[s] / time) : 0;
        }
        return sum;
    }

    /**
     * Two-sided, given the cases of each stratum: of each the exposed are binomial with the exposed share of time. Exact up
     * to a thousand cases, beyond by a binomial of equal mean and variance. NaN where nothing can vary.
     */
    public static double pValue(int[] exposed, double[] exposedTime, int[] unexposed, double[] unexposedTime) {
        double mean = 0;
        double variance = 0;
        long seen = 0;
        long cases = 0;
        for (int s = 0; s < exposed.length; s++) {
            double share = share(exposedTime[s], unexposedTime[s]);
            if (share > 0 && share < 1) {
                int all = exposed[s] + unexposed[s];
                mean += all * share;
                variance += all * share * (1 - share);
                seen += exposed[s];
                cases += all;
            }
        }
        if (variance <= 0) {
            return Double.NaN;
        }
        return cases <= EXACT_UP_TO
                ? exact(seen, exposed, exposedTime, unexposed, unexposedTime)
                : matched(seen, mean, variance);
    }

    private static double share(double exposedTime, double unexposedTime) {
        double time = exposedTime + unexposedTime;
        return time > 0 ? exposedTime / time : 0;
    }

    private static double matched(long seen, double mean, double variance) {
        double p = Math.max(SMALLEST, 1 - variance / mean);
        double trials = mean / p;
        return Tails.twoSided(
                Tails.binomialAtMost((double) seen, trials, p), Tails.binomialAtLeast((double) seen, trials, p));
    }

    private static double exact(
            long seen, int[] exposed, double[] exposedTime, int[] unexposed, double[] unexposedTime) {
        double[] chances = {1};
        for (int s = 0; s < exposed.length; s++) {
            double share = share(exposedTime[s], unexposedTime[s]);
            for (int each = 0; share > 0 && share < 1 && each < exposed[s] + unexposed[s]; each++) {
                chances = oneMore(chances, share);
            }
        }
        double below = 0;
        double above = 0;
        for (int i = 0; i < chances.length; i++) {
            below += i <= seen ? chances[i] : 0;
        }
        for (int i = chances.length - 1; i >= seen; i--) {
            above += chances[i];
        }
        return Tails.twoSided(below, above);
    }

    private static double[] oneMore(double[] chances, double share) {
        double[] more = new double[chances.length + 1];
        for (int i = 0; i < chances.length; i++) {
            more[i] += chances[i] * (1 - share);
            more[i + 1] += chances[i] * share;
        }
        return more;
    }

    /**
     * Two-sided score test of a rate that rises or falls with dose.
     *
     * @param cases by dose group, then by stratum; likewise {@code time}
     * @param doses of the groups, 0 for the unexposed
     * @return NaN where nothing can vary
     */
    public static double trend(int[][] cases, double[][] time, double[] doses) {
        double distance = 0;
        double variance = 0;
        for (int s = 0; s < time[0].length; s++) {
            double allTime = 0;
            double allCases = 0;
            double observed = 0;
            double mean = 0;
            double square = 0;
            for (int g = 0; g < doses.length; g++) {
                allTime += time[g][s];
                allCases += cases[g][s];
                observed += doses[g] * cases[g][s];
                mean += doses[g] * time[g][s];
                square += doses[g] * doses[g] * time[g][s];
            }
            if (allTime > 0) {
                mean /= allTime;
                distance += observed - allCases * mean;
                variance += allCases * (square / allTime - mean * mean);
            }
        }
        return variance > 0 ? Tails.normalTwoSided(distance / Math.sqrt(variance)) : Double.NaN;
    }
}
