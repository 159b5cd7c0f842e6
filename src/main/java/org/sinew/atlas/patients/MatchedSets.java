package org.sinew.atlas.patients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sinew.cohort.Timelines;

/**
 * Cases of something, each with controls from its risk set (incidence density sampling, Lubin and Gail 1984, Biometrics
 * 40:63): of the same sex, born within five years, without it up to the case's day, and observed on all days around it on
 * which the case is. The nearest births are taken first, so a matching is reproducible; one person may serve several cases.
 *
 * @param cases the patients who got it, at most as many as asked for
 * @param controls of each case
 * @param days on which the case got it: day 0 of the set
 * @param unmatched cases without a control, left out
 * @param all how many cases there are whose day is known
 */
record MatchedSets(int[] cases, int[][] controls, int[] days, int unmatched, int all) {

    private static final int BIRTHS = 1_826;
    private static final int LOOKED_AT = 5_000;

    int size() {
        return cases.length;
    }

    /**
     * @param around days before and after that are looked at
     * @param each controls wanted for a case
     * @param most cases; of more every n-th is taken
     */
    static MatchedSets of(Population population, Occurrences having, int around, int each, int most) {
        int[] first = new int[population.size()];
        Arrays.fill(first, Integer.MAX_VALUE);
        // who has it on no known day can be neither case nor control
        having.each((patient, day) -> first[patient] = day);
        int[] dated = IntStream.range(0, having.size())
                .filter(i -> having.day(i) != Timelines.UNKNOWN && isKnown(population, having.patient(i)))
                .map(having::patient)
                .toArray();
        int step = Math.max(1, (dated.length + most - 1) / most);
        RiskSet pool = new RiskSet(population, first, around);
        List<Integer> cases = new ArrayList<>();
        List<int[]> controls = new ArrayList<>();
        int unmatched = 0;
        for (int i = 0; i < dated.length; i += step) {
            int[] found = pool.controls(dated[i], each);
            if (found.length > 0) {
                cases.add(dated[i]);
                controls.add(found);
            } else {
                unmatched++;
            }
        }
        int[] chosen = cases.stream().mapToInt(Integer::intValue).toArray();
        int[] days = IntStream.of(chosen).map(patient -> first[patient]).toArray();
        return new MatchedSets(chosen, controls.toArray(int[][]::new), days, unmatched, dated.length);
    }

    private static boolean isKnown(Population population, int patient) {
        return population.birth(patient) != Timelines.UNKNOWN
                && population.from(patient) != Timelines.UNKNOWN
                && population.to(patient) != Timelines.UNKNOWN;
    }

    /** Everybody by sex and birth. */
    private static final class RiskSet {

        private final Population population;
        private final int[] first;
        private final int around;
        private final int[] people;
        private final int[] position;

        RiskSet(Population population, int[] first, int around) {
            this.population = population;
            this.first = first;
            this.around = around;
            this.people = population.members().stream()
                    .filter(patient -> isKnown(population, patient))
                    .boxed()
                    .sorted(Comparator.comparing((Integer patient) -> population.sex(patient))
                            .thenComparingInt(population::birth)
                            .thenComparingInt(patient -> patient))
                    .mapToInt(Integer::intValue)
                    .toArray();
            this.position = new int[population.size()];
            for (int i = 0; i < people.length; i++) {
                position[people[i]] = i;
            }
        }

        int[] controls(int patient, int wanted) {
            int[] found = new int[wanted];
            int count = 0;
            int below = position[patient] - 1;
            int above = position[patient] + 1;
            for (int looked = 0; looked < LOOKED_AT && count < wanted; looked++) {
                long down = distance(patient, below);
                long up = distance(patient, above);
                if (Math.min(down, up) > BIRTHS) {
                    break;
                }
                int next = down <= up ? people[below--] : people[above++];
                if (isAtRisk(next, patient)) {
                    found[count++] = next;
                }
            }
            return Arrays.copyOf(found, count);
        }

        private long distance(int patient, int at) {
            return at < 0 || at >= people.length || population.sex(people[at]) != population.sex(patient)
                    ? Long.MAX_VALUE
                    : Math.abs((long) population.birth(people[at]) - population.birth(patient));
        }

        private boolean isAtRisk(int other, int patient) {
            int day = first[patient];
            return first[other] != Timelines.UNKNOWN
                    && first[other] > day
                    && population.from(other) <= Math.max(population.from(patient), day - around)
                    && population.to(other) >= Math.min(population.to(patient), day + around);
        }
    }
}
