package org.sinew.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Measures contenders by turns, so that a noisy moment hits all of them; the first round is discarded. */
final class Rounds {

    private final Map<String, Measurement> contenders = new LinkedHashMap<>();
    private final Map<String, Double> first = new LinkedHashMap<>();

    /** One timed run; returns its figure. */
    interface Measurement {
        double take() throws Exception;
    }

    /** An action to be timed. */
    interface Action {
        void run() throws Exception;
    }

    Rounds add(String name, Measurement measurement) {
        contenders.put(name, measurement);
        return this;
    }

    /** What each contender's timed runs gave. */
    record Taken(Map<String, Samples> byName) {

        Samples of(String contender) {
            return Objects.requireNonNull(byName.get(contender), contender);
        }

        double median(String contender) {
            return of(contender).median();
        }
    }

    Taken run(int rounds) throws Exception {
        Map<String, double[]> taken = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (var contender : contenders.entrySet()) {
                double value = contender.getValue().take();
                if (round == 0) {
                    first.put(contender.getKey(), value);
                } else {
                    taken.computeIfAbsent(contender.getKey(), name -> new double[rounds])[round - 1] = value;
                }
            }
        }
        Map<String, Samples> samples = new LinkedHashMap<>();
        taken.forEach((name, values) -> samples.put(name, new Samples(values)));
        return new Taken(samples);
    }

    /** The discarded first figure: a cold run. */
    double cold(String contender) {
        return first.getOrDefault(contender, Double.NaN);
    }

    static double seconds(Action action) throws Exception {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
