package org.sinew.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sinew.cohort.Dating;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.Person;
import org.sinew.cohort.Sex;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.TimelinesBuilder;
import org.sinew.patient.Kin;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.Release;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * Patients from a fixed seed, 60 events each in the mean: their number is log-normal, codes follow Zipf's law, days lie in
 * twenty years. 4,000 conditions, 1,500 drugs and 500 laboratory codes stand in groups of 10, 100 and 2,000.
 */
final class CohortData {

    static final int FIRST_DAY = 12_784;
    static final int DAYS = 7_300;
    private static final long SEED = 20_261_123L;
    private static final int[] STARTS = {0, 4_000, 5_500, 6_000};
    private static final EventKind[] KINDS = {EventKind.CONDITION, EventKind.MEDICATION, EventKind.MEASUREMENT};
    private static final double[] SHARES = {0.35, 0.6, 1};
    private static final int TABLE = 1 << 16;

    private final int persons;
    private final int[][] zipf = new int[3][];

    CohortData(int persons) {
        this.persons = persons;
        for (int kind = 0; kind < 3; kind++) {
            zipf[kind] = table(STARTS[kind], STARTS[kind + 1] - STARTS[kind]);
        }
    }

    /** Takes what one patient has. */
    interface Sink {
        void event(int patient, int kind, int concept, int day, double value);
    }

    private static int[] table(int first, int codes) {
        double sum = 0;
        double[] upTo = new double[codes];
        for (int rank = 0; rank < codes; rank++) {
            sum += 1 / Math.pow(rank + 2.7, 1.07);
            upTo[rank] = sum;
        }
        int[] table = new int[TABLE];
        int rank = 0;
        for (int i = 0; i < TABLE; i++) {
            while (upTo[rank] / sum < (i + 0.5) / TABLE) {
                rank++;
            }
            table[i] = first + (int) (rank * 7_919L % codes);
        }
        return table;
    }

    int persons() {
        return persons;
    }

    static int birth(int patient) {
        return -10_000 + new SplittableRandom(SEED * 31 + patient).nextInt(20_000);
    }

    static boolean isFemale(int patient) {
        return (new SplittableRandom(SEED * 37 + patient).nextInt() & 1) == 0;
    }

    void events(int patient, Sink sink) {
        SplittableRandom random = new SplittableRandom(SEED + patient * 1_000_003L);
        int count = (int) Math.round(60 * Math.exp(0.6 * random.nextGaussian() - 0.18));
        for (int i = 0; i < count; i++) {
            double share = random.nextDouble();
            int kind = share < SHARES[0] ? 0 : share < SHARES[1] ? 1 : 2;
            int concept = zipf[kind][random.nextInt(TABLE)];
            int day = FIRST_DAY + random.nextInt(DAYS);
            double value = kind < 2 ? Double.NaN : Math.round(1000 + 200 * random.nextGaussian()) / 10.0;
            sink.event(patient, kind, concept, day, value);
        }
    }

    static TermId term(int concept) {
        return new TermId("B", String.valueOf(concept));
    }

    /** A group of so many codes that lie side by side. */
    static TermId group(int size, int number) {
        return new TermId("B", "g" + size + "-" + number);
    }

    /** First concept of a group, by its number among all of its size. */
    static int firstOf(int size, int number) {
        return size * number;
    }

    Terminology terminology() {
        OntologyBuilder builder = new OntologyBuilder();
        for (int size : new int[] {10, 100, 2_000}) {
            for (int number = 0; number < 6_000 / size; number++) {
                builder.define(group(size, number), "generated").label(size + " codes from " + firstOf(size, number));
            }
        }
        for (int concept = 0; concept < 6_000; concept++) {
            var draft = builder.define(term(concept), "generated").label("code " + concept);
            for (int size : new int[] {10, 100, 2_000}) {
                draft.parent(group(size, concept / size));
            }
        }
        return Terminology.of(List.of(builder.build(new Release("bench", "1", "CC0-1.0", null, null))));
    }

    Timelines timelines() {
        return timelines(new TimelinesBuilder());
    }

    /** Of every four patients the first two are parents of the others. */
    Timelines families() {
        TimelinesBuilder builder = new TimelinesBuilder();
        for (int family = 0; family + 4 <= persons; family += 4) {
            for (int child = family + 2; child < family + 4; child++) {
                builder.relative(child, family, Kin.PARENT);
                builder.relative(child, family + 1, Kin.PARENT);
            }
        }
        return timelines(builder);
    }

    private Timelines timelines(TimelinesBuilder builder) {
        List<Integer> codes = new ArrayList<>();
        for (int kind = 0; kind < 3; kind++) {
            for (int concept = STARTS[kind]; concept < STARTS[kind + 1]; concept++) {
                codes.add(builder.code(KINDS[kind], List.of(term(concept))));
            }
        }
        int[] numbers = codes.stream().mapToInt(Integer::intValue).toArray();
        int flavour = builder.flavour(Flavour.of("final", "bench", "mg/dL"));
        return builder.inParallel(
                persons,
                (from, to, part) -> {
                    for (int patient = from; patient < to; patient++) {
                        part.person(
                                patient,
                                Person.born("bench|Patient/" + patient, birth(patient), isFemale(patient) ? Sex.FEMALE : Sex.MALE));
                        events(patient, (p, kind, concept, day, value) -> part.event(
                                p, numbers[concept], day, Dating.DAY, Timelines.UNKNOWN, value, flavour, 0));
                    }
                },
                1);
    }

    long generated() {
        long[] count = new long[1];
        for (int patient = 0; patient < persons; patient++) {
            events(patient, (p, kind, concept, day, value) -> count[0]++);
        }
        return count[0];
    }

    /** Tells these patients from more or fewer. */
    String size() {
        return persons + " patients, seed " + SEED;
    }

    /** {@code person,concept,day,value}, a line an event; an absent value is empty. */
    Path writeEvents(Path directory) throws IOException {
        return write(directory.resolve("events-" + persons + ".csv"), out -> {
            for (int patient = 0; patient < persons; patient++) {
                events(patient, (p, kind, concept, day, value) -> out.append(String.valueOf(p))
                        .append(',')
                        .append(String.valueOf(concept))
                        .append(',')
                        .append(String.valueOf(day))
                        .append(',')
                        .append(Double.isNaN(value) ? "" : String.valueOf(value))
                        .append('\n'));
            }
        });
    }

    /** {@code ancestor,descendant}: groups as their size times a million and their number. */
    Path writeAncestors(Path directory) throws IOException {
        return write(directory.resolve("ancestors.csv"), out -> {
            for (int size : new int[] {10, 100, 2_000}) {
                for (int concept = 0; concept < 6_000; concept++) {
                    out.append(String.valueOf(size * 1_000_000L + concept / size))
                            .append(',')
                            .append(String.valueOf(concept))
                            .append('\n');
                }
            }
        });
    }

    /** {@code person,birth,female}. */
    Path writePersons(Path directory) throws IOException {
        return write(directory.resolve("persons-" + persons + ".csv"), out -> {
            for (int patient = 0; patient < persons; patient++) {
                out.append(patient + "," + birth(patient) + "," + (isFemale(patient) ? 1 : 0) + "\n");
            }
        });
    }

    private interface Writing {
        void to(PrintStream out);
    }

    /** A file that is there was written whole, and the seed is fixed. */
    private static Path write(Path file, Writing writing) throws IOException {
        if (Files.exists(file)) {
            return file;
        }
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = Files.createTempFile(directory, "bench", ".part");
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(part), 1 << 20);
                PrintStream out = new PrintStream(bytes, false, StandardCharsets.US_ASCII)) {
            writing.to(out);
        }
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
