package org.sinew.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion.Dates;
import org.sinew.cohort.Criterion.Span;
import org.sinew.cohort.Criterion.Step;
import org.sinew.cohort.Pattern.Amount;
import org.sinew.cohort.Pattern.Check;
import org.sinew.cohort.Pattern.Count;
import org.sinew.cohort.Pattern.Counted;
import org.sinew.cohort.Pattern.Eras;
import org.sinew.cohort.Pattern.Pick;
import org.sinew.cohort.Pattern.Statistic;
import org.sinew.cohort.Pattern.Total;
import org.sinew.cohort.Pattern.Wanted;
import org.sinew.cohort.Pattern.Which;
import org.sinew.patient.Kin;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Criteria as JSON, and as the maps and lists that a GraphQL input is: an object with one key that names the kind. The
 * schema is published at {@code /schema/criterion.schema.json}. What is not a criterion is refused with its path.
 */
public final class CriterionJson {

    static final int DEEPEST = 400;
    static final int LARGEST = 10_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST * 3)
                            .build())
                    .build())
            .build();

    private int nodes;

    private CriterionJson() {}

    /** @throws Unanswered when the text is no JSON or no criterion */
    public static Criterion read(String json) {
        try {
            return read(MAPPER.readValue(json, Object.class));
        } catch (JacksonException broken) {
            throw Problem.malformed("", "no-json", String.valueOf(broken.getOriginalMessage()));
        }
    }

    /** Reads a kept criterion; {@code fill} gives every text that takes a parameter's place. */
    static Criterion read(String json, java.util.function.UnaryOperator<String> fill) {
        return read(filled(MAPPER.readValue(json, Object.class), fill));
    }

    private static @Nullable Object filled(@Nullable Object tree, java.util.function.UnaryOperator<String> fill) {
        return switch (tree) {
            case String text -> filled(text, fill.apply(text));
            case List<?> list -> list.stream().map(item -> filled(item, fill)).toList();
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> filled = new LinkedHashMap<>();
                map.forEach((name, value) -> filled.put(name, filled(value, fill)));
                yield filled;
            }
            case null -> null;
            default -> tree;
        };
    }

    private static Object filled(String before, String after) {
        return before.equals(after) ? after : new Fields.Filled(after);
    }

    /**
     * Reads a kept criterion with values in the place of {@code $name}.
     *
     * @throws Unanswered when a parameter is missing, or the text is no JSON or no criterion
     */
    public static Criterion read(String json, Map<String, String> parameters) {
        try {
            return Parameters.fill(json, parameters, "");
        } catch (JacksonException broken) {
            throw Problem.malformed("", "no-json", String.valueOf(broken.getOriginalMessage()));
        }
    }

    /** @param tree maps, lists, strings, numbers and booleans */
    public static Criterion read(@Nullable Object tree) {
        return new CriterionJson().criterion(tree, "", 0);
    }

    public static String write(Criterion criterion) {
        return MAPPER.writeValueAsString(tree(criterion));
    }

    private Criterion criterion(@Nullable Object tree, String path, int depth) {
        if (++nodes > LARGEST || depth > DEEPEST) {
            throw new Unanswered(new Problem.TooLarge(path));
        }
        Fields outer = Fields.of(tree, path);
        String kind = outer.onlyKey();
        String inner = outer.at(kind);
        Object body = outer.value(kind);
        return switch (kind) {
            case "event" -> new Criterion.Event(pattern(Fields.of(body, inner)));
            case "patient" -> patient(Fields.of(body, inner));
            case "and" -> new Criterion.And(criteria(body, inner, depth));
            case "or" -> new Criterion.Or(criteria(body, inner, depth));
            case "not" -> new Criterion.Not(criterion(body, inner, depth + 1));
            case "atLeast" -> atLeast(Fields.of(body, inner), depth);
            case "sequence" -> sequence(Fields.of(body, inner));
            case "related" -> related(Fields.of(body, inner));
            case "indexed" -> indexed(Fields.of(body, inner), depth);
            case "similar" -> similar(Fields.of(body, inner));
            case "treatedAt" -> treatedAt(Fields.of(body, inner));
            case "near" -> near(Fields.of(body, inner));
            case "relative" -> relative(Fields.of(body, inner), depth);
            case "defined" -> defined(Fields.of(body, inner));
            default -> throw outer.refuse(kind, "no-kind");
        };
    }

    private List<Criterion> criteria(@Nullable Object body, String path, int depth) {
        List<Object> items = Fields.list(body, path);
        List<Criterion> read = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            read.add(criterion(items.get(i), path + "[" + i + "]", depth + 1));
        }
        return List.copyOf(read);
    }

    private Criterion atLeast(Fields fields, int depth) {
        int count = fields.needed("count", fields.integer("count"));
        List<Criterion> of = criteria(fields.value("of"), fields.at("of"), depth);
        fields.end();
        return new Criterion.AtLeast(count, of);
    }

    private static Criterion sequence(Fields fields) {
        List<Object> items = Fields.list(fields.value("steps"), fields.at("steps"));
        List<Step> steps = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Fields step = Fields.of(items.get(i), fields.at("steps") + "[" + i + "]");
            steps.add(new Step(pattern(step.child("event")), span(step.optional("gap"))));
            step.end();
        }
        fields.end();
        return new Criterion.Sequence(List.copyOf(steps));
    }

    private static Criterion related(Fields fields) {
        Pattern left = pattern(fields.child("left"));
        Criterion.Relation relation = fields.needed("relation", fields.constant("relation", Criterion.Relation.class));
        Pattern right = pattern(fields.child("right"));
        Span gap = span(fields.optional("gap"));
        fields.end();
        return new Criterion.Related(left, relation, right, gap);
    }

    private Criterion indexed(Fields fields, int depth) {
        Pattern index = pattern(fields.child("index"));
        Criterion that = criterion(fields.value("that"), fields.at("that"), depth + 1);
        Fields exit = fields.optional("exit");
        fields.end();
        return new Criterion.Indexed(index, that, exit == null ? null : exit(exit));
    }

    private static Criterion.Exit exit(Fields fields) {
        Integer days = fields.integer("days");
        Fields era = fields.optional("era");
        List<Object> items = Fields.list(fields.value("censor"), fields.at("censor"));
        List<Pattern> censor = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            censor.add(pattern(Fields.of(items.get(i), fields.at("censor") + "[" + i + "]")));
        }
        fields.end();
        return new Criterion.Exit(days, era == null ? null : pattern(era), List.copyOf(censor));
    }

    private static Criterion similar(Fields fields) {
        List<String> terms = fields.strings("terms");
        double atLeast = fields.needed("atLeast", fields.number("atLeast"));
        fields.end();
        return new Criterion.Similar(terms, atLeast);
    }

    private static Criterion treatedAt(Fields fields) {
        String actor = fields.needed("actor", fields.string("actor"));
        fields.end();
        return new Criterion.TreatedAt(actor);
    }

    private static Criterion near(Fields fields) {
        String id = fields.needed("id", fields.string("id"));
        Integer hops = fields.integer("hops");
        fields.end();
        return new Criterion.Near(id, hops == null ? 1 : hops);
    }

    private Criterion relative(Fields fields, int depth) {
        List<Kin> kin = fields.constants("kin", Kin.class);
        Integer degree = fields.integer("degree");
        Criterion that = criterion(fields.value("that"), fields.at("that"), depth + 1);
        fields.end();
        return new Criterion.Relative(kin, degree, that);
    }

    private static Criterion defined(Fields fields) {
        String name = fields.needed("name", fields.string("name"));
        Integer version = fields.integer("version");
        Map<String, String> parameters = new LinkedHashMap<>();
        List<Object> items = Fields.list(fields.value("parameters"), fields.at("parameters"));
        for (int i = 0; i < items.size(); i++) {
            Fields item = Fields.of(items.get(i), fields.at("parameters") + "[" + i + "]");
            parameters.put(item.needed("name", item.string("name")), item.needed("value", item.string("value")));
            item.end();
        }
        fields.end();
        return new Criterion.Defined(name, version, java.util.Collections.unmodifiableMap(parameters));
    }

    private static Criterion patient(Fields fields) {
        List<Sex> sex = fields.constants("sex", Sex.class);
        List<String> region = fields.strings("region");
        Dates born = dates(fields.optional("born"));
        Span age = span(fields.optional("age"));
        String on = fields.string("on");
        Boolean alive = fields.bool("alive");
        Dates observed = dates(fields.optional("observed"));
        Integer observedDays = fields.integer("observedDays");
        fields.end();
        return new Criterion.Patient(sex, region, born, age, on, alive, observed, observedDays);
    }

    static Pattern pattern(Fields fields) {
        EventKind kind = fields.needed("kind", fields.constant("kind", EventKind.class));
        String terms = fields.string("terms");
        Wanted wanted = new Wanted(
                Boolean.TRUE.equals(fields.bool("negated")),
                fields.strings("status"),
                fields.strings("verification"),
                fields.strings("source"),
                fields.strings("encounterKind"),
                fields.strings("category"),
                fields.strings("zygosity"),
                fields.strings("significance"),
                fields.strings("consequence"),
                fields.string("gene"),
                fields.string("valueTerms"));
        Check check = check(fields);
        Eras eras = eras(fields.optional("eras"));
        Integer washout = fields.integer("washoutDays");
        Integer observed = fields.integer("observedBeforeDays");
        Pick pick = pick(fields.optional("pick"));
        Total total = total(fields.optional("total"));
        Count count = count(fields.optional("count"));
        fields.end();
        return new Pattern(
                kind, terms == null ? "*" : terms, wanted, check, eras, washout, observed, pick, total, count);
    }

    private static Check check(Fields fields) {
        return new Check(
                amount(fields.optional("value")),
                dates(fields.optional("dates")),
                span(fields.optional("afterIndex")),
                span(fields.optional("age")));
    }

    private static @Nullable Amount amount(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Amount amount = new Amount(
                fields.number("above"),
                fields.number("atLeast"),
                fields.number("below"),
                fields.number("atMost"),
                fields.string("unit"));
        fields.end();
        return amount;
    }

    private static @Nullable Dates dates(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Dates dates = new Dates(fields.string("from"), fields.string("to"));
        fields.end();
        return dates;
    }

    private static @Nullable Span span(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Span span = new Span(fields.integer("from"), fields.integer("to"));
        fields.end();
        return span;
    }

    private static @Nullable Eras eras(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Eras eras = new Eras(fields.needed("gapDays", fields.integer("gapDays")), fields.integer("atLeastDays"));
        fields.end();
        return eras;
    }

    private static @Nullable Pick pick(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Pick pick = new Pick(
                fields.needed("which", fields.constant("which", Which.class)), fields.integer("n"), check(fields));
        fields.end();
        return pick;
    }

    private static @Nullable Total total(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Statistic of = fields.needed("of", fields.constant("of", Statistic.class));
        Amount value = fields.needed("value", amount(fields.optional("value")));
        Dates dates = dates(fields.optional("dates"));
        Span afterIndex = span(fields.optional("afterIndex"));
        fields.end();
        return new Total(of, value, dates, afterIndex);
    }

    private static @Nullable Count count(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Counted of = fields.constant("of", Counted.class);
        Count count = new Count(
                fields.integer("atLeast"),
                fields.integer("atMost"),
                of == null ? Counted.EVENTS : of,
                fields.integer("withinDays"));
        fields.end();
        return count;
    }

    /** The criterion as maps and lists, absent parts left out. */
    public static Map<String, Object> tree(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Event(Pattern p) -> Map.of("event", tree(p));
            case Criterion.And(List<Criterion> of) -> Map.of("and", trees(of));
            case Criterion.Or(List<Criterion> of) -> Map.of("or", trees(of));
            case Criterion.Not(Criterion of) -> Map.of("not", tree(of));
            case Criterion.AtLeast(int count, List<Criterion> of) ->
                Map.of(
                        "atLeast",
                        new Tree().put("count", count).put("of", trees(of)).map());
            case Criterion.Sequence(List<Step> steps) ->
                Map.of(
                        "sequence",
                        Map.of("steps", steps.stream().map(CriterionJson::tree).toList()));
            case Criterion.Related(Pattern left, Criterion.Relation relation, Pattern right, Span gap) ->
                Map.of(
                        "related",
                        new Tree()
                                .put("left", tree(left))
                                .put("relation", relation.name())
                                .put("right", tree(right))
                                .put("gap", tree(gap))
                                .map());
            case Criterion.Indexed(Pattern index, Criterion that, Criterion.Exit exit) ->
                Map.of(
                        "indexed",
                        new Tree()
                                .put("index", tree(index))
                                .put("that", tree(that))
                                .put("exit", exit == null ? null : tree(exit))
                                .map());
            case Criterion.Similar(List<String> terms, double atLeast) ->
                Map.of(
                        "similar",
                        new Tree().put("terms", terms).put("atLeast", atLeast).map());
            case Criterion.TreatedAt(String actor) -> Map.of("treatedAt", Map.of("actor", actor));
            case Criterion.Near(String id, int hops) ->
                Map.of("near", new Tree().put("id", id).put("hops", hops).map());
            case Criterion.Relative(List<Kin> kin, Integer degree, Criterion that) ->
                Map.of(
                        "relative",
                        new Tree()
                                .put("kin", kin.stream().map(Kin::name).toList())
                                .put("degree", degree)
                                .put("that", tree(that))
                                .map());
            case Criterion.Defined d -> Map.of("defined", defined(d));
            case Criterion.Patient p -> Map.of("patient", patient(p));
        };
    }

    private static List<Map<String, Object>> trees(List<Criterion> criteria) {
        return criteria.stream().map(CriterionJson::tree).toList();
    }

    private static Map<String, Object> tree(Criterion.Exit exit) {
        Pattern era = exit.era();
        return new Tree()
                .put("days", exit.days())
                .put("era", era == null ? null : tree(era))
                .put("censor", exit.censor().stream().map(CriterionJson::tree).toList())
                .map();
    }

    private static Map<String, Object> tree(Step step) {
        return new Tree()
                .put("event", tree(step.event()))
                .put("gap", tree(step.gap()))
                .map();
    }

    private static Map<String, Object> defined(Criterion.Defined d) {
        List<Map<String, Object>> parameters = d.parameters().entrySet().stream()
                .map(e -> new Tree()
                        .put("name", e.getKey())
                        .put("value", e.getValue())
                        .map())
                .toList();
        return new Tree()
                .put("name", d.name())
                .put("version", d.version())
                .put("parameters", parameters)
                .map();
    }

    private static Map<String, Object> patient(Criterion.Patient p) {
        return new Tree()
                .put("sex", p.sex().stream().map(Sex::name).toList())
                .put("region", p.region())
                .put("born", tree(p.born()))
                .put("age", tree(p.age()))
                .put("on", p.on())
                .put("alive", p.alive())
                .put("observed", tree(p.observed()))
                .put("observedDays", p.observedDays())
                .map();
    }

    static Map<String, Object> tree(Pattern p) {
        Wanted w = p.flavour();
        Tree tree = new Tree()
                .put("kind", p.kind().name())
                .put("terms", p.terms().equals("*") ? null : p.terms())
                .put("negated", w.negated() ? true : null)
                .put("status", w.status())
                .put("verification", w.verification())
                .put("source", w.source())
                .put("encounterKind", w.encounterKind())
                .put("category", w.category())
                .put("zygosity", w.zygosity())
                .put("significance", w.significance())
                .put("consequence", w.consequence())
                .put("gene", w.gene())
                .put("valueTerms", w.valueTerms());
        check(tree, p.check());
        Eras eras = p.eras();
        Pick pick = p.pick();
        Total total = p.total();
        Count count = p.count();
        return tree.put(
                        "eras",
                        eras == null
                                ? null
                                : new Tree()
                                        .put("gapDays", eras.gapDays())
                                        .put("atLeastDays", eras.atLeastDays())
                                        .map())
                .put("washoutDays", p.washoutDays())
                .put("observedBeforeDays", p.observedBeforeDays())
                .put("pick", pick == null ? null : tree(pick))
                .put(
                        "total",
                        total == null
                                ? null
                                : new Tree()
                                        .put("of", total.of().name())
                                        .put("value", tree(total.value()))
                                        .put("dates", tree(total.dates()))
                                        .put("afterIndex", tree(total.afterIndex()))
                                        .map())
                .put("count", count == null ? null : tree(count))
                .map();
    }

    private static Map<String, Object> tree(Pick pick) {
        Tree tree = new Tree().put("which", pick.which().name()).put("n", pick.n());
        check(tree, pick.check());
        return tree.map();
    }

    private static Map<String, Object> tree(Count count) {
        return new Tree()
                .put("atLeast", count.atLeast())
                .put("atMost", count.atMost())
                .put("of", count.of() == Counted.EVENTS ? null : count.of().name())
                .put("withinDays", count.withinDays())
                .map();
    }

    private static void check(Tree tree, Check check) {
        Amount value = check.value();
        tree.put("value", value == null ? null : tree(value))
                .put("dates", tree(check.dates()))
                .put("afterIndex", tree(check.afterIndex()))
                .put("age", tree(check.age()));
    }

    private static Map<String, Object> tree(Amount a) {
        return new Tree()
                .put("above", a.above())
                .put("atLeast", a.atLeast())
                .put("below", a.below())
                .put("atMost", a.atMost())
                .put("unit", a.unit())
                .map();
    }

    private static @Nullable Map<String, Object> tree(@Nullable Dates dates) {
        return dates == null
                ? null
                : new Tree().put("from", dates.from()).put("to", dates.to()).map();
    }

    private static @Nullable Map<String, Object> tree(@Nullable Span span) {
        return span == null
                ? null
                : new Tree().put("from", span.from()).put("to", span.to()).map();
    }

    /** A map in the making; absent values and empty lists are left out. */
    private static final class Tree {
        private final Map<String, Object> values = new LinkedHashMap<>();

        Tree put(String name, @Nullable Object value) {
            if (value != null && !(value instanceof List<?> list && list.isEmpty() && !name.equals("of"))) {
                values.put(name, value);
            }
            return this;
        }

        Map<String, Object> map() {
            return values;
        }
    }
}
