package org.sinew.precision.phenopacket;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.sinew.precision.diagnosis.LabReading;

/**
 * How well patients were recognised.
 *
 * @param known of the patients whose disease is known
 * @param perDisease means over diseases of each disease's own shares
 * @param series the same, counting phenotypic series
 * @param measurements how many there are of each test, by what became of them
 * @param reliability what became of answers by the probability they gave their first disease
 */
public record Accuracy(
        int cases,
        Ranks known,
        Ranks perDisease,
        Ranks series,
        Unknown unknown,
        List<Bin> reliability,
        double calibrationError,
        Speed speed,
        Map<LabReading.Use, Map<String, Long>> measurements,
        Map<String, Long> problems) {

    private static final int BINS = 10;

    /** Shares from 0 to 1 of {@code count} patients or diseases. */
    public record Ranks(int count, double top1, double top3, double top5, double top10, double top20, double mrr) {}

    /**
     * Patients whose disease is not known.
     *
     * @param noMatch mean probability given to none of the candidates
     * @param noMatchElsewhere the same where the disease is known
     */
    public record Unknown(int count, double noMatch, double noMatchElsewhere) {}

    /** @param right share of the answers whose first disease was the patient's */
    public record Bin(double from, double to, int answers, double meanProbability, double right) {}

    /** Milliseconds a case, ranks included. */
    public record Speed(double p50, double p95) {}

    public static Accuracy of(List<RankedCase> ranked) {
        List<RankedCase> known = ranked.stream().filter(RankedCase::known).toList();
        List<RankedCase> unknown = ranked.stream().filter(r -> !r.known()).toList();
        List<Bin> bins = reliability(ranked);
        double[] times =
                ranked.stream().mapToDouble(RankedCase::milliseconds).sorted().toArray();
        return new Accuracy(
                ranked.size(),
                ranks(known, RankedCase::rank),
                perDisease(known),
                ranks(known, RankedCase::seriesRank),
                new Unknown(unknown.size(), noMatch(unknown), noMatch(known)),
                bins,
                error(bins),
                new Speed(quantile(times, 0.5), quantile(times, 0.95)),
                measurements(ranked),
                problems(ranked));
    }

    private static Ranks ranks(List<RankedCase> known, ToIntFunction<RankedCase> rank) {
        return new Ranks(
                known.size(),
                share(known, rank, 1),
                share(known, rank, 3),
                share(known, rank, 5),
                share(known, rank, 10),
                share(known, rank, 20),
                known.stream()
                        .mapToDouble(r -> 1.0 / rank.applyAsInt(r))
                        .average()
                        .orElse(0));
    }

    private static double share(List<RankedCase> known, ToIntFunction<RankedCase> rank, int top) {
        return known.stream()
                .mapToInt(r -> rank.applyAsInt(r) <= top ? 1 : 0)
                .average()
                .orElse(0);
    }

    private static Ranks perDisease(List<RankedCase> known) {
        Map<String, List<RankedCase>> byDisease = new TreeMap<>();
        known.forEach(r -> byDisease
                .computeIfAbsent(String.valueOf(r.published().disease()), d -> new ArrayList<>())
                .add(r));
        List<Ranks> each = byDisease.values().stream()
                .map(cases -> ranks(cases, RankedCase::rank))
                .toList();
        return new Ranks(
                each.size(),
                mean(each.stream().mapToDouble(Ranks::top1).toArray()),
                mean(each.stream().mapToDouble(Ranks::top3).toArray()),
                mean(each.stream().mapToDouble(Ranks::top5).toArray()),
                mean(each.stream().mapToDouble(Ranks::top10).toArray()),
                mean(each.stream().mapToDouble(Ranks::top20).toArray()),
                mean(each.stream().mapToDouble(Ranks::mrr).toArray()));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double noMatch(List<RankedCase> ranked) {
        return mean(ranked.stream().mapToDouble(RankedCase::noMatch).toArray());
    }

    private static List<Bin> reliability(List<RankedCase> ranked) {
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            double from = (double) bin / BINS;
            double to = (bin + 1.0) / BINS;
            boolean last = bin == BINS - 1;
            List<RankedCase> in = ranked.stream()
                    .filter(r -> r.probability() >= from && (r.probability() < to || last))
                    .toList();
            bins.add(new Bin(
                    from,
                    to,
                    in.size(),
                    mean(in.stream().mapToDouble(RankedCase::probability).toArray()),
                    mean(in.stream()
                            .mapToDouble(r -> r.first() != null
                                            && r.first().equals(r.published().disease())
                                    ? 1
                                    : 0)
                            .toArray())));
        }
        return bins;
    }

    /** Expected calibration error: the mean distance of stated and found shares, weighted by answers. */
    private static double error(List<Bin> bins) {
        double answers = bins.stream().mapToInt(Bin::answers).sum();
        return bins.stream()
                .mapToDouble(b -> b.answers() / answers * Math.abs(b.meanProbability() - b.right()))
                .sum();
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1.0, share * sorted.length)];
    }

    private static Map<LabReading.Use, Map<String, Long>> measurements(List<RankedCase> ranked) {
        Map<LabReading.Use, Map<String, Long>> counts = new EnumMap<>(LabReading.Use.class);
        ranked.stream()
                .flatMap(each -> each.results().stream())
                .forEach(reading -> counts.computeIfAbsent(reading.use(), use -> new TreeMap<>())
                        .merge(test(reading), 1L, Long::sum));
        return counts;
    }

    private static String test(LabReading reading) {
        return reading.result()
                .test()
                .primary()
                .map(coding -> coding.id().toString())
                .orElse("");
    }

    private static Map<String, Long> problems(List<RankedCase> ranked) {
        Map<String, Long> counts = new LinkedHashMap<>();
        ranked.forEach(r -> r.problems().forEach(p -> counts.merge(p.kind().name(), 1L, Long::sum)));
        return counts;
    }
}
