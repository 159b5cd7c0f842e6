package org.sinew.cohort;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.FactScan.FactRecord;
import org.sinew.graph.FactScan.PatientRecord;
import org.sinew.patient.Kin;
import org.sinew.term.TermId;

/** What the graph says of a patient as a person and events. */
final class Intake {

    /** A patient read, not yet numbered. */
    record Arrived(Person person, List<Event> events, List<Relative> relatives) {

        /** Ties to those relatives who are in the state. */
        List<Kinship.Tie> ties(int number, Timelines state) {
            return relatives.stream()
                    .flatMap(each -> state.number(each.id()).stream()
                            .mapToObj(other -> new Kinship.Tie(number, other, each.kin())))
                    .toList();
        }
    }

    /** @param id of the relative's patient node */
    record Relative(String id, Kin kin) {}

    record Event(int code, int day, Dating dating, int endDay, double value, int flavour, int encounter) {}

    private record Day(int first, Dating dating) {
        int last() {
            return dating.last(first);
        }
    }

    private static final Day NO_DAY = new Day(Timelines.UNKNOWN, Dating.UNKNOWN);

    private record Codes(EventKind kind, List<String> codes) {}

    private final Dictionary dictionary;
    private final Map<Codes, Integer> codes = new ConcurrentHashMap<>();
    private final Map<Flavour, Integer> flavours = new ConcurrentHashMap<>();

    Intake(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    Arrived read(PatientRecord patient, List<FactRecord> facts) {
        Map<String, Integer> encounters = encounters(facts);
        Map<String, String> kinds = new HashMap<>();
        for (FactRecord fact : facts) {
            if (fact.encounterKind() != null) {
                kinds.put(fact.key(), fact.encounterKind());
            }
        }
        List<Event> events = new ArrayList<>(facts.size());
        for (FactRecord fact : facts) {
            EventKind.ofLabel(fact.kind()).ifPresent(kind -> events.add(event(kind, fact, encounters, kinds)));
        }
        return new Arrived(person(patient), events, relatives(facts));
    }

    private static List<Relative> relatives(List<FactRecord> facts) {
        return facts.stream()
                .filter(fact -> !fact.relatives().isEmpty() && fact.category() != null)
                .flatMap(fact -> Kin.of(Objects.requireNonNull(fact.category())).stream()
                        .flatMap(kin -> fact.relatives().stream().map(id -> new Relative(id, kin))))
                .toList();
    }

    /** One fact by itself, whatever its encounter. */
    Event single(FactRecord fact) {
        return event(EventKind.ofLabel(fact.kind()).orElseThrow(), fact, Map.of(), Map.of());
    }

    /** An encounter's number is its place among the patient's encounters, in the order of their keys. */
    private static Map<String, Integer> encounters(List<FactRecord> facts) {
        TreeSet<String> keys = new TreeSet<>();
        for (FactRecord fact : facts) {
            if (fact.encounter() != null) {
                keys.add(fact.encounter());
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        keys.forEach(key -> numbers.put(key, numbers.size() + 1));
        return numbers;
    }

    private Event event(
            EventKind kind, FactRecord fact, Map<String, Integer> encounters, Map<String, String> encounterKinds) {
        Day start = day(fact.start(), fact.startPrecision());
        Day end = day(fact.end(), fact.endPrecision());
        String encounter = fact.encounter();
        Flavour flavour = new Flavour(
                fact.status(),
                fact.verification(),
                fact.source(),
                encounter == null ? null : encounterKinds.get(encounter),
                fact.unit(),
                fact.valueCode(),
                fact.category(),
                fact.gene(),
                fact.zygosity(),
                fact.significance(),
                fact.consequence());
        return new Event(
                code(kind, fact.codes()),
                start.first(),
                start.dating(),
                end.dating() == Dating.UNKNOWN ? Timelines.UNKNOWN : end.last(),
                fact.value() == null ? Double.NaN : fact.value(),
                flavours.computeIfAbsent(flavour, dictionary::flavour),
                encounter == null ? 0 : encounters.getOrDefault(encounter, 0));
    }

    private int code(EventKind kind, List<String> codes) {
        return this.codes.computeIfAbsent(
                new Codes(kind, codes), c -> dictionary.code(kind, ids(codes)).number());
    }

    private static List<TermId> ids(List<String> codes) {
        return codes.stream().flatMap(code -> TermId.tryParse(code).stream()).toList();
    }

    static Person person(PatientRecord patient) {
        Day birth = day(patient.birth(), patient.birthPrecision());
        Day death = day(patient.deceased(), null);
        return new Person(
                patient.id(),
                birth.first(),
                birth.dating(),
                Sex.of(patient.sex()),
                patient.isDeceased() || patient.deceased() != null,
                death.first(),
                Region.of(patient.state(), patient.country()),
                Timelines.UNKNOWN,
                Timelines.UNKNOWN);
    }

    /** The day in the source's own time zone. */
    private static Day day(@Nullable ZonedDateTime time, @Nullable String precision) {
        if (time == null) {
            return NO_DAY;
        }
        LocalDate date = time.toLocalDate();
        return switch (precision == null ? "" : precision) {
            case "year" -> new Day((int) date.withDayOfYear(1).toEpochDay(), Dating.YEAR);
            case "month" -> new Day((int) date.withDayOfMonth(1).toEpochDay(), Dating.MONTH);
            default -> new Day((int) date.toEpochDay(), Dating.DAY);
        };
    }
}
