package org.sinew.guidance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sinew.cohort.Units;
import org.sinew.patient.Fact;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/** Measured numbers of the tests that guidelines know, in one unit a test. */
final class Labs {

    /**
     * @param codes of the same quantity
     * @param unit that values are turned into
     * @param units by UCUM code, factor and offset into {@code unit}; another way to write one of them needs no row
     */
    record Test(Worded name, List<TermId> codes, String unit, Map<String, List<Double>> units) {}

    /** One result in the test's unit; {@code name} is the test's in the reader's language. */
    record Reading(Fact.Measurement measurement, LocalDate on, double value, String unit, String name) {

        Evidence.Recorded evidence() {
            return Consultation.evidence(measurement, name + " " + number() + " " + unit);
        }

        String number() {
            return number(value);
        }

        static String number(double value) {
            String text = String.format(Locale.ROOT, "%.2f", value);
            return text.replaceAll("\\.?0+$", "");
        }
    }

    private final Map<String, Test> tests;

    Labs(Map<String, Test> tests) {
        this.tests = tests;
    }

    Collection<String> ids() {
        return tests.keySet();
    }

    Test test(String id) {
        Test test = tests.get(id);
        if (test == null) {
            throw new IllegalArgumentException("no test '" + id + "' in tests.json; it has " + tests.keySet());
        }
        return test;
    }

    /**
     * Rows of a table by the test that they are about, in the table's order.
     *
     * @throws IllegalArgumentException for a row about a test that tests.json does not have
     */
    <R> Map<String, List<R>> byTest(List<R> rows, Function<R, String> test) {
        Map<String, List<R>> byTest = new LinkedHashMap<>();
        for (R row : rows) {
            test(test.apply(row));
            byTest.computeIfAbsent(test.apply(row), id -> new ArrayList<>()).add(row);
        }
        return byTest;
    }

    /** All readings with a time and a known unit up to today, oldest first. */
    List<Reading> readings(Consultation c, String id) {
        Test test = test(id);
        List<Reading> readings = new ArrayList<>();
        for (Fact fact : c.coded(test.codes()).toList()) {
            LocalDate on = Consultation.day(fact);
            if (fact instanceof Fact.Measurement measurement && on != null && !on.isAfter(c.today())) {
                value(measurement, test)
                        .ifPresent(v -> readings.add(new Reading(
                                measurement, on, v, test.unit(), test.name().in(c.language()))));
            }
        }
        return readings;
    }

    /** Results of these tests up to today whose number could not be turned into the test's unit, oldest first. */
    List<Fact.Measurement> unread(Consultation c) {
        List<Fact.Measurement> unread = new ArrayList<>();
        for (Test test : tests.values()) {
            for (Fact fact : c.coded(test.codes()).toList()) {
                LocalDate on = Consultation.day(fact);
                if (fact instanceof Fact.Measurement m
                        && on != null
                        && !on.isAfter(c.today())
                        && m.value() instanceof Value.Quantity q
                        && number(q, test).isEmpty()) {
                    unread.add(m);
                }
            }
        }
        return unread;
    }

    Optional<Reading> latest(Consultation c, String id, java.time.Period within) {
        LocalDate since = c.today().minus(within);
        return readings(c, id).reversed().stream()
                .filter(r -> !r.on().isBefore(since))
                .findFirst();
    }

    /** Away with what binary fractions add: 1.2 − 0.9 is 0.3, which a limit of 0.3 reaches. */
    static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 1e4) / 1e4 : value;
    }

    static boolean isOf(Fact fact, List<TermId> codes) {
        return fact.header().concept().codings().stream().anyMatch(coding -> codes.contains(coding.id()));
    }

    private static Optional<Double> value(Fact.Measurement measurement, Test test) {
        return measurement.value() instanceof Value.Quantity q && q.comparator() == null
                ? number(q, test)
                : Optional.empty();
    }

    /** In the test's unit; empty where the unit is not said, or none of the test's. */
    private static Optional<Double> number(Value.Quantity quantity, Test test) {
        return Optional.ofNullable(quantity.unit())
                .flatMap(unit -> line(unit, test))
                .map(line -> rounded(quantity.number().doubleValue() * line.get(0) + line.get(1)));
    }

    private static Optional<List<Double>> line(String unit, Test test) {
        return Optional.ofNullable(test.units().get(unit))
                .or(() -> test.units().entrySet().stream()
                        .filter(row -> Units.isSame(unit, row.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}
