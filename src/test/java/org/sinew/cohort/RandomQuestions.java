package org.sinew.cohort;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.BruteForce.Happening;
import org.sinew.cohort.BruteForce.Life;
import org.sinew.cohort.Criterion.Dates;
import org.sinew.cohort.Criterion.Span;
import org.sinew.cohort.Pattern.Check;
import org.sinew.cohort.Pattern.Counted;
import org.sinew.cohort.Pattern.Statistic;
import org.sinew.cohort.Pattern.Which;
import org.sinew.patient.Kin;
import org.sinew.term.TermId;

/** Patients who crowd on few days, with months and years among the dates, and questions whose bounds fall on those days. */
final class RandomQuestions {

    private static final int TODAY = (int) LocalDate.of(2020, 2, 28).toEpochDay();
    static final List<String> CONDITIONS = List.of("T:1", "T:2", "T:3", "T:4", "T:5");
    private static final List<EventKind> KINDS =
            List.of(EventKind.CONDITION, EventKind.MEDICATION, EventKind.MEASUREMENT, EventKind.PHENOTYPIC_FEATURE);

    private static final List<Kin> KINS = List.of(
            Kin.MOTHER,
            Kin.FATHER,
            Kin.PARENT,
            Kin.PARENT,
            Kin.CHILD,
            Kin.CHILD,
            Kin.SIBLING,
            Kin.HALF_SIBLING,
            Kin.GRANDPARENT,
            Kin.GRANDCHILD,
            Kin.AUNT_UNCLE,
            Kin.NIECE_NEPHEW,
            Kin.COUSIN);
    private static final List<Region> HOMES = List.of(
            new Region("Bavaria", "DE"),
            new Region("Hesse", null),
            new Region(null, "DE"),
            new Region(null, "Bavaria"));
    private static final int DEFINITIONS = 4;

    private final Random random;

    RandomQuestions(long seed) {
        random = new Random(seed);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private int day() {
        return TODAY + random.nextInt(-40, 41) + (chance(5) ? random.nextInt(-400, 401) : 0);
    }

    private String date() {
        return LocalDate.ofEpochDay(day()).toString();
    }

    List<Life> lives(int count) {
        return IntStream.range(0, count).mapToObj(this::life).toList();
    }

    private Life life(int number) {
        boolean dead = chance(4);
        Dating dating = chance(4) ? any(List.of(Dating.values())) : Dating.DAY;
        int birth = first(dating, TODAY - 365 * random.nextInt(1, 4) - random.nextInt(-40, 41));
        Person person = new Person(
                "p" + number,
                birth,
                dating,
                any(List.of(Sex.values())),
                dead,
                dead && !chance(4) ? day() : Timelines.UNKNOWN,
                chance(3) ? null : any(HOMES),
                Timelines.UNKNOWN,
                Timelines.UNKNOWN);
        List<Happening> events = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            events.add(happening());
        }
        return new Life(person, events, relatives());
    }

    /** Some of whom nobody knows. */
    private List<Intake.Relative> relatives() {
        return IntStream.range(0, chance(2) ? random.nextInt(3) : 0)
                .mapToObj(i -> new Intake.Relative("p" + random.nextInt(40), any(KINS)))
                .toList();
    }

    private static int first(Dating dating, int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return (int)
                switch (dating) {
                    case DAY -> day;
                    case MONTH -> date.withDayOfMonth(1).toEpochDay();
                    case YEAR -> date.withDayOfYear(1).toEpochDay();
                    case UNKNOWN -> Timelines.UNKNOWN;
                };
    }

    private @Nullable String maybe(String one, String other) {
        return chance(4) ? null : any(List.of(one, other));
    }

    private Happening happening() {
        Dating dating = chance(5) ? any(List.of(Dating.values())) : Dating.DAY;
        int day = first(dating, day());
        int end = chance(2) || dating == Dating.UNKNOWN ? Timelines.UNKNOWN : day + random.nextInt(0, 30);
        double value = chance(4) ? Double.NaN : random.nextInt(0, 12) * (chance(3) ? 0.01 : 1);
        List<TermId> ids = chance(6)
                ? List.of(TermId.parse("T:1"), TermId.parse("T:4"))
                : chance(9) ? List.of() : List.of(TermId.parse(any(CONDITIONS)));
        Flavour flavour = new Flavour(
                any(List.of("active", "resolved")),
                chance(8) ? "refuted" : chance(2) ? any(List.of("confirmed", "provisional")) : null,
                any(List.of("s", "r")),
                maybe("AMB", "IMP"),
                chance(5) ? null : any(List.of("mg/dL", "g/L")),
                maybe("T:2", "T:4"),
                maybe("order", "plan"),
                maybe("T:1", "T:3"),
                maybe("heterozygous", "homozygous"),
                maybe("likely pathogenic/pathogenic, drug response", "benign"),
                maybe("stop_gained", "missense_variant"));
        return new Happening(any(KINDS), ids, day, dating, end, value, flavour, random.nextInt(0, 3));
    }

    Timelines timelines(List<Life> lives) {
        TimelinesBuilder builder = new TimelinesBuilder();
        lives.forEach(life -> builder.person(life.person()));
        for (int patient = 0; patient < lives.size(); patient++) {
            for (Happening e : lives.get(patient).events()) {
                builder.event(
                        patient,
                        builder.code(e.kind(), e.ids()),
                        e.day(),
                        e.dating(),
                        e.end(),
                        e.value(),
                        builder.flavour(e.flavour()),
                        e.encounter());
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        lives.forEach(life -> numbers.put(life.person().id(), numbers.size()));
        for (Life life : lives) {
            int patient = numbers.getOrDefault(life.person().id(), -1);
            life.relatives().stream()
                    .filter(each -> numbers.containsKey(each.id()))
                    .forEach(each -> builder.relative(patient, numbers.getOrDefault(each.id(), -1), each.kin()));
        }
        return builder.build(1);
    }

    Criterion criterion(int depth) {
        return criterion(depth, false);
    }

    private Criterion criterion(int depth, boolean indexed) {
        if (depth <= 0 || chance(3)) {
            return switch (random.nextInt(12)) {
                case 0 -> patient();
                case 1 -> new Criterion.Sequence(steps(indexed));
                case 2 ->
                    new Criterion.Related(
                            pattern(indexed),
                            any(List.of(
                                    Criterion.Relation.OVERLAPS,
                                    Criterion.Relation.DURING,
                                    Criterion.Relation.BEFORE,
                                    Criterion.Relation.AFTER)),
                            pattern(indexed));
                case 3 -> withGap(indexed);
                case 4 ->
                    new Criterion.Similar(
                            IntStream.range(0, random.nextInt(1, 4))
                                    .mapToObj(i -> any(CONDITIONS))
                                    .toList(),
                            random.nextInt(0, 11) / 10.0);
                case 5 ->
                    switch (random.nextInt(3)) {
                        case 0 -> new Criterion.TreatedAt("a" + random.nextInt(3));
                        case 1 -> new Criterion.Near("n" + random.nextInt(20), random.nextInt(1, 5));
                        default -> new Criterion.Defined("d" + random.nextInt(DEFINITIONS), null, Map.of());
                    };
                case 6 ->
                    new Criterion.Relative(
                            chance(2) ? List.of() : List.of(any(KINS), any(KINS)),
                            chance(2) ? (Integer) random.nextInt(1, 4) : null,
                            criterion(depth - 1, false));
                default -> new Criterion.Event(pattern(indexed));
            };
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Criterion.And(some(depth, indexed));
            case 1 -> new Criterion.Or(some(depth, indexed));
            case 2 -> new Criterion.Not(criterion(depth - 1, indexed));
            case 3 -> {
                List<Criterion> of = some(depth, indexed);
                yield new Criterion.AtLeast(random.nextInt(of.size() + 1), of);
            }
            default -> new Criterion.Indexed(pattern(indexed), criterion(depth - 1, true), chance(2) ? exit() : null);
        };
    }

    /** Definitions that a question may name, d0 and on; a later one may name those before it. */
    Map<String, Criterion> definitions() {
        Map<String, Criterion> definitions = new TreeMap<>();
        for (int i = 0; i < DEFINITIONS; i++) {
            Criterion earlier = i == 0 ? patient() : new Criterion.Defined("d" + random.nextInt(i), null, Map.of());
            definitions.put("d" + i, new Criterion.Or(List.of(earlier, new Criterion.Event(pattern(false)))));
        }
        return definitions;
    }

    Criterion.Exit exit() {
        return new Criterion.Exit(
                chance(2) ? (Integer) random.nextInt(60) : null,
                chance(2) ? pattern(true) : null,
                chance(2) ? List.of() : List.of(pattern(true), pattern(true)));
    }

    private Criterion withGap(boolean indexed) {
        return new Criterion.Related(
                pattern(indexed),
                any(List.of(Criterion.Relation.BEFORE, Criterion.Relation.AFTER, Criterion.Relation.WITHIN)),
                pattern(indexed),
                span(-20, 60));
    }

    private List<Criterion> some(int depth, boolean indexed) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> criterion(depth - 1, indexed))
                .toList();
    }

    private List<Criterion.Step> steps(boolean indexed) {
        return IntStream.range(0, random.nextInt(2, 4))
                .mapToObj(i -> new Criterion.Step(pattern(indexed), i == 0 || chance(3) ? null : span(-10, 60)))
                .toList();
    }

    private Criterion patient() {
        return new Criterion.Patient(
                chance(3) ? List.of(any(List.of(Sex.values())), Sex.FEMALE) : List.of(),
                chance(4) ? List.of(any(List.of("Bavaria", "DE"))) : List.of(),
                chance(4) ? dates() : null,
                chance(2) ? span(0, 4) : null,
                chance(2) ? date() : null,
                chance(3) ? (Boolean) random.nextBoolean() : null,
                chance(6) ? closed() : null,
                chance(5) ? (Integer) random.nextInt(0, 100) : null);
    }

    private Dates dates() {
        String a = date();
        String b = date();
        boolean inOrder = a.compareTo(b) <= 0;
        return new Dates(chance(4) ? null : inOrder ? a : b, chance(4) ? null : inOrder ? b : a);
    }

    private Dates closed() {
        int from = day();
        return new Dates(
                LocalDate.ofEpochDay(from).toString(),
                LocalDate.ofEpochDay(from + random.nextInt(20)).toString());
    }

    private Span span(int low, int high) {
        int from = random.nextInt(low, high);
        return new Span(
                chance(4) ? null : (Integer) from, chance(4) ? null : (Integer) (from + random.nextInt(high - from)));
    }

    private Pattern pattern(boolean indexed) {
        return new Pattern(
                any(KINDS),
                chance(5) ? "*" : (chance(2) ? "<<" : "") + any(CONDITIONS),
                wanted(),
                chance(2) ? Check.NONE : check(indexed),
                chance(6)
                        ? new Pattern.Eras(random.nextInt(30), chance(2) ? null : (Integer) random.nextInt(1, 40))
                        : null,
                chance(8) ? (Integer) random.nextInt(0, 60) : null,
                chance(10) ? (Integer) random.nextInt(0, 60) : null,
                chance(4) ? pick(indexed) : null,
                chance(6) ? total(indexed) : null,
                chance(3) ? count() : null);
    }

    private Pattern.Total total(boolean indexed) {
        return new Pattern.Total(
                any(List.of(Statistic.values())),
                amount(),
                chance(3) ? dates() : null,
                indexed && chance(2) ? span(-60, 60) : null);
    }

    /** Most patterns leave most of it open, or nothing would match. */
    private Pattern.Wanted wanted() {
        return new Pattern.Wanted(
                chance(6),
                chance(4) ? List.of(any(List.of("active", "Active"))) : List.of(),
                seldom("confirmed", "provisional"),
                seldom("s", "r"),
                seldom("AMB", "IMP"),
                seldom("order", "plan"),
                seldom("heterozygous", "homozygous"),
                seldom("pathogenic", "Benign"),
                seldom("stop_gained", "missense_variant"),
                chance(12) ? "<<" + any(CONDITIONS) : null,
                chance(12) ? any(CONDITIONS) : null);
    }

    private List<String> seldom(String one, String other) {
        return !chance(12) ? List.of() : chance(2) ? List.of(one) : List.of(one, other);
    }

    private Check check(boolean indexed) {
        return new Check(
                chance(3) ? amount() : null,
                chance(3) ? dates() : null,
                indexed && chance(2) ? span(-60, 60) : null,
                chance(4) ? span(0, 4) : null);
    }

    private Pattern.Pick pick(boolean indexed) {
        Which which = any(List.of(Which.values()));
        return new Pattern.Pick(
                which,
                which == Which.NTH ? (Integer) random.nextInt(1, 4) : null,
                chance(2) ? Check.NONE : check(indexed));
    }

    private Pattern.Amount amount() {
        double low = random.nextInt(0, 6);
        double high = low + random.nextInt(1, 6);
        String unit = chance(3) ? null : any(List.of("mg/dL", "g/L"));
        @Nullable Double from = chance(3) ? null : (Double) low;
        return random.nextBoolean()
                ? new Pattern.Amount(from, null, null, high, unit)
                : new Pattern.Amount(null, from, chance(3) ? null : (Double) high, null, unit);
    }

    private Pattern.Count count() {
        int least = random.nextInt(0, 4);
        return new Pattern.Count(
                least,
                chance(3) ? (Integer) (least + random.nextInt(3)) : null,
                any(List.of(Counted.values())),
                chance(3) ? (Integer) random.nextInt(0, 60) : null);
    }
}
