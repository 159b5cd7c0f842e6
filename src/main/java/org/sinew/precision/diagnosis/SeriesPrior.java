package org.sinew.precision.diagnosis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * What the diseases of one phenotypic series lend each other. Many a disease is known from a handful of patients, and what
 * nobody has yet seen in it is likelier if its sibling types have it. With {@code m} the mean share of a term among the
 * {@code n} siblings that are described, a disease's own share {@code p} becomes
 * {@code p + (1 - p) · k · n / (n + h) · m}: the more of the series is known, the more it lends.
 */
final class SeriesPrior {

    private static final double LEAST = 0.003;
    private static final double CERTAIN = 0.999;

    private final Profile[] own;
    private final Weights weights;
    private final int terms;
    private final PhenotypicSeries series;
    private final Sums[] sums;

    /** Shares of the terms of one or several series, summed over those of their diseases that are described. */
    private record Sums(int[] terms, double[] share, int described) {}

    /**
     * @param own the diseases' profiles by their own rows
     * @param terms how many terms there are
     */
    SeriesPrior(Profile[] own, PhenotypicSeries series, int terms, Weights weights) {
        this.own = own;
        this.weights = weights;
        this.terms = terms;
        this.series = series;
        this.sums = new Sums[series.size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sum(series.diseases(i), disease -> own[disease]);
        }
    }

    private Sums sum(int[] diseases, IntFunction<Profile> profile) {
        double[] all = new double[terms];
        int described = 0;
        for (int disease : diseases) {
            Profile of = profile.apply(disease);
            described += of.known() ? 1 : 0;
            for (int i = 0; i < of.implied().length; i++) {
                all[of.implied()[i]] += of.impliedShare()[i];
            }
        }
        int[] found = new int[terms];
        int count = 0;
        for (int term = 0; term < terms; term++) {
            if (all[term] > 0) {
                found[count++] = term;
            }
        }
        int[] kept = Arrays.copyOf(found, count);
        return new Sums(kept, Arrays.stream(kept).mapToDouble(t -> all[t]).toArray(), described);
    }

    /** Every disease's profile with what its series lends. */
    Profile[] lent() {
        Profile[] lent = new Profile[own.length];
        for (int disease = 0; disease < lent.length; disease++) {
            lent[disease] = lent(own[disease], of(disease, Map.of()));
        }
        return lent;
    }

    /** The profiles that differ when some diseases' own profiles are others: those and their siblings'. */
    Map<Integer, Profile> lent(Map<Integer, Profile> changed) {
        Map<Integer, Sums> again = new HashMap<>();
        TreeSet<Integer> concerned = new TreeSet<>(changed.keySet());
        for (int disease : changed.keySet()) {
            for (int of : series.of(disease)) {
                if (again.putIfAbsent(of, sums[of]) == null) {
                    again.put(of, sum(series.diseases(of), d -> changed.getOrDefault(d, own[d])));
                    Arrays.stream(series.diseases(of)).forEach(concerned::add);
                }
            }
        }
        Map<Integer, Profile> lent = new HashMap<>();
        for (int disease : concerned) {
            lent.put(disease, lent(changed.getOrDefault(disease, own[disease]), of(disease, again)));
        }
        return lent;
    }

    private List<Sums> of(int disease, Map<Integer, Sums> again) {
        return Arrays.stream(series.of(disease))
                .mapToObj(of -> again.getOrDefault(of, sums[of]))
                .filter(of -> of.described() > 1)
                .toList();
    }

    private Profile lent(Profile profile, List<Sums> series) {
        if (!profile.known() || series.isEmpty()) {
            return profile;
        }
        int siblings = series.stream().mapToInt(s -> s.described() - 1).sum();
        double lends = weights.kinship() * siblings / (siblings + weights.kinshipHalf());
        int[] implied = new int[series.stream().mapToInt(s -> s.terms().length).sum()];
        float[] share = new float[implied.length];
        int[] from = new int[implied.length];
        int count = 0;
        Merge merge = new Merge(series);
        for (int term = merge.next(); term >= 0; term = merge.next()) {
            int at = Arrays.binarySearch(profile.implied(), term);
            double has = at < 0 ? 0 : profile.impliedShare()[at];
            double mean = Math.max(0, merge.sum() - has * series.size()) / siblings;
            double raised = Math.min(CERTAIN, has + (1 - has) * lends * mean);
            if (at >= 0 || raised > LEAST) {
                implied[count] = term;
                share[count] = (float) Math.max(has, raised);
                from[count++] = at < 0 ? -1 : profile.from()[at];
            }
        }
        return profile.with(Arrays.copyOf(implied, count), Arrays.copyOf(share, count), Arrays.copyOf(from, count));
    }

    /** Goes through the terms of several series in their order. */
    private static final class Merge {

        private final List<Sums> series;
        private final int[] at;
        private double sum;

        Merge(List<Sums> series) {
            this.series = series;
            this.at = new int[series.size()];
        }

        /** The next term, or -1. */
        int next() {
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < at.length; i++) {
                int[] of = series.get(i).terms();
                least = at[i] < of.length ? Math.min(least, of[at[i]]) : least;
            }
            sum = 0;
            for (int i = 0; i < at.length; i++) {
                Sums of = series.get(i);
                if (at[i] < of.terms().length && of.terms()[at[i]] == least) {
                    sum += of.share()[at[i]++];
                }
            }
            return least == Integer.MAX_VALUE ? -1 : least;
        }

        /** The shares of that term. */
        double sum() {
            return sum;
        }
    }
}
