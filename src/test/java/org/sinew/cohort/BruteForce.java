package org.sinew.cohort;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion.Span;
import org.sinew.patient.Kin;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * The meaning of criteria, said as plainly as can be, over lists: nothing is sorted, cut into shards or kept. Truth is 2,
 * unknown 1, falsehood 0.
 */
@SuppressWarnings("NullAway") // each optional part is looked at where it is known to be there
final class BruteForce {

    /** A patient of the tests: a person and all events. */
    record Life(Person person, List<Happening> events, List<Intake.Relative> relatives) {}

    record Happening(
            EventKind kind,
            List<TermId> ids,
            int day,
            Dating dating,
            int end,
            double value,
            Flavour flavour,
            int encounter) {

        long first() {
            return dating == Dating.UNKNOWN ? Long.MIN_VALUE / 4 : day;
        }

        long last() {
            LocalDate date = LocalDate.ofEpochDay(day);
            return switch (dating) {
                case DAY -> day;
                case MONTH -> date.withDayOfMonth(date.lengthOfMonth()).toEpochDay();
                case YEAR -> LocalDate.of(date.getYear(), 12, 31).toEpochDay();
                case UNKNOWN -> Long.MAX_VALUE / 4;
            };
        }

        boolean isDated() {
            return dating != Dating.UNKNOWN;
        }

        boolean hasEnd() {
            return end != Timelines.UNKNOWN;
        }
    }

    /** The days an index event may have begun on. */
    record Index(long first, long last) {}

    /** What questions name: definitions by name, who was treated by an actor, and everybody there is. */
    record World(List<Life> everybody, Map<String, Criterion> definitions, Families families) {

        World(List<Life> everybody, Map<String, Criterion> definitions) {
            this(everybody, definitions, new Families(everybody));
        }

        /** By the actor's and the patient's number. */
        static boolean isTreated(String actor, String patient) {
            return number(patient) % 3 == number(actor);
        }

        /** By the node's number: one patient more with each hop. */
        static boolean isNear(String node, int hops, String patient) {
            return number(patient) >= number(node) && number(patient) < number(node) + hops;
        }

        private static int number(String id) {
            return Integer.parseInt(id.substring(1));
        }
    }

    /** Words by which a record says that something was not so, as status or as verification. */
    private static final Set<String> NEGATIONS = Set.of("excluded", "refuted", "entered-in-error", "not-done");

    private final Terminology terminology;
    private final Life life;
    private final World world;
    private long observedFrom = Timelines.UNKNOWN;
    private long observedTo = Timelines.UNKNOWN;

    BruteForce(Terminology terminology, Life life, World world) {
        this.terminology = terminology;
        this.life = life;
        this.world = world;
        List<Happening> dated =
                life.events().stream().filter(Happening::isDated).toList();
        dated.stream().mapToLong(Happening::first).min().ifPresent(day -> observedFrom = day);
        dated.stream()
                .mapToLong(e -> e.hasEnd() && e.kind() != EventKind.CLAIM ? Math.max(e.first(), e.end()) : e.first())
                .max()
                .ifPresent(day -> observedTo = day);
    }

    int truth(Criterion criterion, @Nullable Index index) {
        return switch (criterion) {
            case Criterion.Event(Pattern p) ->
                both(strict -> !events(p, index, strict).isEmpty() || isMetByNone(p, index, strict));
            case Criterion.And(List<Criterion> of) ->
                of.stream().mapToInt(c -> truth(c, index)).min().orElse(2);
            case Criterion.Or(List<Criterion> of) ->
                of.stream().mapToInt(c -> truth(c, index)).max().orElse(0);
            case Criterion.Not(Criterion of) -> 2 - truth(of, index);
            case Criterion.AtLeast(int count, List<Criterion> of) -> {
                long sure = of.stream().filter(c -> truth(c, index) == 2).count();
                long maybe = of.stream().filter(c -> truth(c, index) >= 1).count();
                yield sure >= count ? 2 : maybe >= count ? 1 : 0;
            }
            case Criterion.Sequence(List<Criterion.Step> steps) ->
                both(strict -> events(steps.getFirst().event(), index, strict).stream()
                        .anyMatch(first -> follows(steps, 1, first, index, strict)));
            case Criterion.Related related ->
                both(strict -> events(related.left(), index, strict).stream()
                        .anyMatch(a -> events(related.right(), index, strict).stream()
                                .anyMatch(b -> isRelated(a, related, b, strict))));
            case Criterion.Indexed(Pattern pattern, Criterion that, Criterion.Exit exit) ->
                both(strict -> events(pattern, index, strict).stream()
                        .anyMatch(e -> truth(that, new Index(e.first(), e.last())) >= (strict ? 2 : 1)));
            case Criterion.Patient patient -> traits(patient, index);
            case Criterion.Similar(List<String> terms, double atLeast) -> likeness(terms) >= atLeast ? 2 : 0;
            case Criterion.TreatedAt(String actor) ->
                World.isTreated(actor, life.person().id()) ? 2 : 0;
            case Criterion.Near(String node, int hops) ->
                World.isNear(node, hops, life.person().id()) ? 2 : 0;
            case Criterion.Relative relative ->
                world.everybody().stream()
                        .filter(other -> isWanted(relative, world.families().kin(life, other)))
                        .mapToInt(other -> new BruteForce(terminology, other, world).truth(relative.that(), null))
                        .max()
                        .orElse(0);
            case Criterion.Defined defined -> truth(world.definitions().get(defined.name()), index);
        };
    }

    private static boolean isWanted(Criterion.Relative asked, @Nullable Kin kin) {
        if (kin == null) {
            return false;
        }
        int degree = switch (kin) {
            case MOTHER, FATHER, PARENT, CHILD, SIBLING -> 1;
            case HALF_SIBLING, GRANDPARENT, GRANDCHILD, AUNT_UNCLE, NIECE_NEPHEW -> 2;
            case COUSIN -> 3;
        };
        boolean parent = (kin == Kin.MOTHER || kin == Kin.FATHER) && asked.kin().contains(Kin.PARENT);
        return (asked.kin().isEmpty() || asked.kin().contains(kin) || parent)
                && (asked.degree() == null || degree <= asked.degree());
    }

    private static int both(Predicate<Boolean> reading) {
        boolean strict = reading.test(true);
        boolean lenient = reading.test(false);
        return strict && lenient ? 2 : strict || lenient ? 1 : 0;
    }

    private boolean follows(
            List<Criterion.Step> steps, int at, Happening before, @Nullable Index index, boolean strict) {
        if (at == steps.size()) {
            return true;
        }
        Span gap = Objects.requireNonNullElse(steps.get(at).gap(), new Span(1, null));
        return events(steps.get(at).event(), index, strict).stream()
                .filter(e -> met(within(e.first() - before.last(), e.last() - before.first(), gap), strict))
                .anyMatch(e -> follows(steps, at + 1, e, index, strict));
    }

    /** The mean over the terms of the best match: the content of what both have in common, by that of the term. */
    private double likeness(List<String> terms) {
        List<TermId> own = features(life);
        return terms.stream()
                        .map(TermId::parse)
                        .mapToDouble(term -> own.stream()
                                .mapToDouble(feature -> term.equals(feature)
                                        ? 1
                                        : content(term) <= 0 ? 0 : Math.min(1, shared(term, feature) / content(term)))
                                .max()
                                .orElse(0))
                        .sum()
                / terms.size();
    }

    private static List<TermId> features(Life life) {
        return life.events().stream()
                .filter(e ->
                        e.kind() == EventKind.PHENOTYPIC_FEATURE && !e.flavour().isNegated())
                .flatMap(e -> e.ids().stream())
                .toList();
    }

    private double shared(TermId a, TermId b) {
        return RandomQuestions.CONDITIONS.stream()
                .map(TermId::parse)
                .filter(t -> terminology.subsumed(t).contains(a)
                        && terminology.subsumed(t).contains(b))
                .mapToDouble(this::content)
                .max()
                .orElse(0);
    }

    /** -ln of the share of patients who have the term or one below it, 0 for a term that nobody has. */
    private double content(TermId term) {
        List<TermId> below = terminology.subsumed(term);
        List<Life> examined = world.everybody().stream()
                .filter(l -> l.events().stream().anyMatch(e -> e.kind() == EventKind.PHENOTYPIC_FEATURE))
                .toList();
        long having = examined.stream()
                .filter(l -> features(l).stream().anyMatch(below::contains))
                .count();
        return having == 0 ? 0 : -Math.log((double) having / examined.size());
    }

    /** The last day in the cohort of who has this index day; {@link Timelines#UNKNOWN} stays what it is. */
    long exit(Criterion.Exit exit, int indexDay) {
        if (indexDay == Timelines.UNKNOWN) {
            return Timelines.UNKNOWN;
        }
        Index index = new Index(indexDay, indexDay);
        long death = life.person().deathDay();
        long last = death == Timelines.UNKNOWN ? observedTo : death;
        last = exit.days() == null ? last : Math.min(last, indexDay + exit.days());
        last = Math.max(last, indexDay);
        if (exit.era() != null) {
            last = Math.min(
                    last,
                    events(exit.era(), index, true).stream()
                            .filter(e -> e.isDated() && e.day() <= indexDay && lastDay(e) >= indexDay)
                            .mapToLong(BruteForce::lastDay)
                            .max()
                            .orElse(indexDay));
        }
        for (Pattern censor : exit.censor()) {
            last = Math.min(
                    last,
                    events(censor, index, true).stream()
                            .filter(e -> e.isDated() && e.day() >= indexDay)
                            .mapToLong(Happening::day)
                            .min()
                            .orElse(Long.MAX_VALUE));
        }
        return last;
    }

    private static long lastDay(Happening e) {
        return e.hasEnd() ? Math.max(e.day(), e.end()) : e.day();
    }

    private static boolean isRelated(Happening a, Criterion.Related related, Happening b, boolean strict) {
        long aEndLeast = a.hasEnd() ? a.end() : a.first();
        long aEndMost = a.hasEnd() ? a.end() : a.last();
        long bEndLeast = b.hasEnd() ? b.end() : b.first();
        long bEndMost = b.hasEnd() ? b.end() : b.last();
        Span gap = related.gap() == null ? new Span(1, null) : related.gap();
        return switch (related.relation()) {
            case OVERLAPS ->
                strict
                        ? a.last() <= bEndLeast && b.last() <= aEndLeast
                        : a.first() <= bEndMost && b.first() <= aEndMost;
            case DURING ->
                strict
                        ? a.first() >= b.last() && aEndMost <= bEndLeast
                        : a.last() >= b.first() && aEndLeast <= bEndMost;
            case BEFORE -> met(within(b.first() - aEndMost, b.last() - aEndLeast, gap), strict);
            case AFTER -> met(within(a.first() - bEndMost, a.last() - bEndLeast, gap), strict);
            case WITHIN -> met(within(a.first() - b.last(), a.last() - b.first(), gap), strict);
        };
    }

    private static boolean met(int truth, boolean strict) {
        return truth == 2 || (truth == 1 && !strict);
    }

    private static int within(long least, long most, Span span) {
        long from = span.from() == null ? Long.MIN_VALUE : span.from();
        long to = span.to() == null ? Long.MAX_VALUE : span.to();
        return least >= from && most <= to ? 2 : most >= from && least <= to ? 1 : 0;
    }

    /** A count of none holds without any event. */
    private boolean isMetByNone(Pattern p, @Nullable Index index, boolean strict) {
        return p.count() != null
                && Integer.valueOf(0).equals(p.count().atLeast())
                && p.total() == null
                && selected(p, index, strict).isEmpty();
    }

    /** What the pattern means in that reading; nothing if its total or count does not hold. */
    List<Happening> events(Pattern p, @Nullable Index index, boolean strict) {
        List<Happening> found = selected(p, index, strict);
        return isTotal(p, found, index) && isCounted(p, found, strict) ? found : List.of();
    }

    private List<Happening> selected(Pattern p, @Nullable Index index, boolean strict) {
        List<Happening> found = life.events().stream()
                .filter(e -> e.kind() == p.kind() && terms(p.terms(), e.ids()) && isWanted(p.flavour(), e.flavour()))
                .filter(e -> met(check(p.check(), e, index), strict))
                .toList();
        if (p.eras() != null) {
            found = eras(p.eras(), found);
        }
        if (p.washoutDays() != null) {
            List<Happening> all = found;
            found = all.stream()
                    .filter(Happening::isDated)
                    .filter(e -> all.stream()
                            .filter(Happening::isDated)
                            .noneMatch(o -> o.day() < e.day() && o.day() >= e.day() - p.washoutDays()))
                    .toList();
        }
        if (p.observedBeforeDays() != null) {
            found = found.stream()
                    .filter(Happening::isDated)
                    .filter(e -> observedFrom <= e.day() - p.observedBeforeDays())
                    .toList();
        }
        return p.pick() == null ? found : picked(p.pick(), found, index, strict);
    }

    private List<Happening> picked(Pattern.Pick pick, List<Happening> events, @Nullable Index index, boolean strict) {
        List<Integer> days = events.stream()
                .filter(Happening::isDated)
                .map(Happening::day)
                .distinct()
                .sorted()
                .toList();
        int at = switch (pick.which()) {
            case FIRST -> 0;
            case LAST -> days.size() - 1;
            case NTH -> (pick.n() == null ? 1 : pick.n()) - 1;
        };
        return events.stream()
                .filter(e -> at >= 0 && at < days.size() && e.isDated() && e.day() == days.get(at))
                .filter(e -> met(check(pick.check(), e, index), strict))
                .toList();
    }

    private static List<Happening> eras(Pattern.Eras eras, List<Happening> events) {
        List<Happening> sorted = events.stream()
                .filter(Happening::isDated)
                .sorted(Comparator.comparingInt(Happening::day))
                .toList();
        List<List<Happening>> groups = new ArrayList<>();
        long end = 0;
        for (Happening e : sorted) {
            if (groups.isEmpty() || e.day() - end > eras.gapDays()) {
                groups.add(new ArrayList<>());
                end = e.day();
            }
            groups.getLast().add(e);
            end = Math.max(end, Math.max(e.day(), e.hasEnd() ? e.end() : e.day()));
        }
        return groups.stream()
                .map(g -> new Happening(
                        g.getFirst().kind(),
                        List.of(),
                        g.getFirst().day(),
                        Dating.DAY,
                        g.stream()
                                .mapToInt(e -> e.hasEnd() ? Math.max(e.day(), e.end()) : e.day())
                                .max()
                                .orElseThrow(),
                        Double.NaN,
                        g.getFirst().flavour(),
                        0))
                .filter(e -> eras.atLeastDays() == null || e.end() - e.day() + 1 >= eras.atLeastDays())
                .toList();
    }

    private int check(Pattern.Check check, Happening e, @Nullable Index index) {
        if (check.value() != null && !isWithin(check.value(), converted(check.value(), e))) {
            return 0;
        }
        int truth = 2;
        if (check.dates() != null) {
            truth = Math.min(truth, within(e.first(), e.last(), span(check.dates())));
        }
        if (check.afterIndex() != null) {
            Index from = Objects.requireNonNull(index);
            truth = Math.min(truth, within(e.first() - from.last(), e.last() - from.first(), check.afterIndex()));
        }
        if (check.age() != null) {
            truth = Math.min(truth, age(check.age(), e.isDated(), e.first(), e.last()));
        }
        return truth;
    }

    private int age(Span span, boolean dated, long first, long last) {
        if (!dated || life.person().birthDay() == Timelines.UNKNOWN) {
            return span.from() == null && span.to() == null ? 2 : 1;
        }
        return within(years(lastBirth(), first), years(life.person().birthDay(), last), span);
    }

    private static int years(long birth, long day) {
        return Period.between(LocalDate.ofEpochDay(birth), LocalDate.ofEpochDay(day))
                .getYears();
    }

    private long lastBirth() {
        Person p = life.person();
        return new Happening(EventKind.ENCOUNTER, List.of(), p.birthDay(), p.birthDating(), 0, 0, Flavour.NONE, 0)
                .last();
    }

    private static Span span(Criterion.Dates dates) {
        return new Span(
                dates.from() == null
                        ? null
                        : (int) LocalDate.parse(dates.from()).toEpochDay(),
                dates.to() == null ? null : (int) LocalDate.parse(dates.to()).toEpochDay());
    }

    /** Only between mg/dL and g/L, and between grams of different size: what the tests' events have. */
    private static double converted(Pattern.Amount amount, Happening e) {
        String from = e.flavour().unit();
        String to = amount.unit();
        if (to == null || to.equals(from)) {
            return e.value();
        }
        if ("mg/dL".equals(from) && "g/L".equals(to)) {
            return e.value() / 100;
        }
        return "g/L".equals(from) && "mg/dL".equals(to) ? e.value() * 100 : Double.NaN;
    }

    private static boolean isWithin(Pattern.Amount amount, double value) {
        return !Double.isNaN(value)
                && (amount.above() == null || value > amount.above())
                && (amount.atLeast() == null || value >= amount.atLeast())
                && (amount.below() == null || value < amount.below())
                && (amount.atMost() == null || value <= amount.atMost());
    }

    private static boolean isTotal(Pattern p, List<Happening> events, @Nullable Index index) {
        Pattern.Total wanted = p.total();
        if (wanted == null) {
            return true;
        }
        boolean weighted = wanted.of() == Pattern.Statistic.DAY_MEAN || wanted.of() == Pattern.Statistic.DOSE;
        if (weighted || wanted.dates() != null || wanted.afterIndex() != null) {
            return isWithin(wanted.value(), overDays(wanted, weighted, events, index));
        }
        var values = events.stream()
                .mapToDouble(e -> converted(p.total().value(), e))
                .filter(v -> !Double.isNaN(v))
                .summaryStatistics();
        double total = switch (wanted.of()) {
            case MEAN, DAY_MEAN -> values.getSum() / values.getCount();
            case SUM, DOSE -> values.getSum();
            case MIN -> values.getMin();
            case MAX -> values.getMax();
        };
        return values.getCount() > 0 && isWithin(p.total().value(), total);
    }

    /** Day by day: not a number where no day of the window has a value. */
    private static double overDays(
            Pattern.Total wanted, boolean weighted, List<Happening> events, @Nullable Index index) {
        List<Double> values = new ArrayList<>();
        for (Happening e : events) {
            double value = converted(wanted.value(), e);
            for (long day = e.day(); e.isDated() && !Double.isNaN(value) && day <= lastDay(e); day++) {
                if (isIn(wanted, day, index)) {
                    values.add(value);
                    if (!weighted) {
                        break;
                    }
                }
            }
        }
        var all = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        return values.isEmpty()
                ? Double.NaN
                : switch (wanted.of()) {
                    case MEAN, DAY_MEAN -> all.getSum() / all.getCount();
                    case SUM, DOSE -> all.getSum();
                    case MIN -> all.getMin();
                    case MAX -> all.getMax();
                };
    }

    private static boolean isIn(Pattern.Total wanted, long day, @Nullable Index index) {
        boolean inDates = wanted.dates() == null || within(day, day, span(wanted.dates())) == 2;
        boolean isKnown = wanted.afterIndex() == null || index.first() > Integer.MIN_VALUE;
        return inDates
                && isKnown
                && (wanted.afterIndex() == null
                        || within(day - index.first(), day - index.first(), wanted.afterIndex()) == 2);
    }

    private static boolean isCounted(Pattern p, List<Happening> events, boolean strict) {
        Pattern.Count count = p.count();
        if (count == null) {
            return !events.isEmpty();
        }
        long found = count.withinDays() == null
                ? number(count.of(), events.stream())
                : IntStream.range(-1, events.size())
                        .mapToLong(i -> i < 0 ? 0 : inWindow(count, events, events.get(i), strict))
                        .max()
                        .orElse(0);
        return found >= (count.atLeast() == null ? 1 : count.atLeast())
                && (count.atMost() == null || found <= count.atMost());
    }

    private static long inWindow(Pattern.Count count, List<Happening> events, Happening at, boolean strict) {
        long from = strict ? at.first() : at.last();
        long to = from + count.withinDays();
        return number(
                count.of(),
                events.stream()
                        .filter(e ->
                                strict ? e.first() >= from && e.last() <= to : e.last() >= from && e.first() <= to));
    }

    private static long number(Pattern.Counted of, Stream<Happening> events) {
        return switch (of) {
            case EVENTS -> events.count();
            case DAYS ->
                events.filter(Happening::isDated).map(Happening::day).distinct().count();
            case ENCOUNTERS ->
                events.map(Happening::encounter).filter(e -> e > 0).distinct().count();
        };
    }

    private boolean terms(String expression, List<TermId> ids) {
        if (expression.equals("*")) {
            return true;
        }
        if (expression.startsWith("<<")) {
            List<TermId> below = terminology.subsumed(TermId.parse(expression.substring(2)));
            return ids.stream().anyMatch(below::contains);
        }
        return ids.contains(TermId.parse(expression));
    }

    private boolean isWanted(Pattern.Wanted wanted, Flavour flavour) {
        boolean negated = NEGATIONS.stream()
                .anyMatch(word -> word.equals(flavour.verification()) || word.equals(flavour.status()));
        return negated == wanted.negated()
                && has(wanted.status(), flavour.status())
                && has(wanted.verification(), flavour.verification())
                && has(wanted.source(), flavour.source())
                && has(wanted.encounterKind(), flavour.encounterKind())
                && has(wanted.category(), flavour.category())
                && has(wanted.zygosity(), flavour.zygosity())
                && isSaid(wanted.significance(), flavour.significance())
                && has(wanted.consequence(), flavour.consequence())
                && isOf(wanted.gene(), flavour.gene())
                && isOf(wanted.valueTerms(), flavour.valueCode());
    }

    /** A source may give several classes: {@code pathogenic/likely pathogenic, drug response}. */
    private static boolean isSaid(List<String> wanted, @Nullable String value) {
        return has(wanted, value)
                || (value != null && Stream.of(value.split("[/,]")).anyMatch(each -> has(wanted, each.strip())));
    }

    private static boolean has(List<String> wanted, @Nullable String value) {
        return wanted.isEmpty()
                || (value != null
                        && wanted.stream()
                                .map(each -> each.toLowerCase(Locale.ROOT))
                                .anyMatch(value.toLowerCase(Locale.ROOT)::equals));
    }

    private boolean isOf(@Nullable String expression, @Nullable String id) {
        return expression == null || (id != null && terms(expression, List.of(TermId.parse(id))));
    }

    private int traits(Criterion.Patient p, @Nullable Index index) {
        Person person = life.person();
        var truths = new TreeMap<String, Integer>();
        truths.put("sex", p.sex().isEmpty() || p.sex().contains(person.sex()) ? 2 : 0);
        truths.put(
                "region", p.region().isEmpty() || p.region().stream().anyMatch(r -> isIn(person.region(), r)) ? 2 : 0);
        boolean known = person.birthDay() != Timelines.UNKNOWN;
        if (p.born() != null) {
            truths.put(
                    "born",
                    within(
                            known ? person.birthDay() : Long.MIN_VALUE / 4,
                            known ? lastBirth() : Long.MAX_VALUE / 4,
                            span(p.born())));
        }
        Long on = p.on() == null ? null : (Long) LocalDate.parse(p.on()).toEpochDay();
        if (p.age() != null) {
            long first = on != null ? on : index != null ? index.first() : observedTo;
            long last = on != null ? on : index != null ? index.last() : observedTo;
            truths.put("age", age(p.age(), first > Integer.MIN_VALUE, first, last));
        }
        if (p.alive() != null) {
            int lived = !person.isDead() ? 2 : on == null && index == null ? 0 : lived(person, on, index);
            truths.put("alive", p.alive() ? lived : 2 - lived);
        }
        if (p.observed() != null) {
            Span days = span(p.observed());
            boolean inside = observedFrom != Timelines.UNKNOWN
                    && days.from() != null
                    && days.from() >= observedFrom
                    && days.to() != null
                    && days.to() <= observedTo;
            truths.put("observed", inside ? 2 : 0);
        }
        if (p.observedDays() != null) {
            boolean enough = observedFrom != Timelines.UNKNOWN && observedTo - observedFrom + 1 >= p.observedDays();
            truths.put("observedDays", enough ? 2 : 0);
        }
        return truths.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    private static boolean isIn(@Nullable Region home, String name) {
        return home != null && List.of(home.state() + "", home.country() + "").contains(name);
    }

    private static int lived(Person person, @Nullable Long on, @Nullable Index index) {
        if (person.deathDay() == Timelines.UNKNOWN) {
            return 1;
        }
        long first = on != null ? on : Objects.requireNonNull(index).first();
        long last = on != null ? on : Objects.requireNonNull(index).last();
        return last <= person.deathDay() ? 2 : first <= person.deathDay() ? 1 : 0;
    }
}
