package org.sinew.cohort;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion.Dates;
import org.sinew.cohort.Criterion.Span;
import org.sinew.cohort.Criterion.Step;
import org.sinew.cohort.Pattern.Amount;
import org.sinew.cohort.Pattern.Check;
import org.sinew.cohort.Pattern.Wanted;
import org.sinew.patient.Kin;
import org.sinew.term.Sentence;

/** Reads what {@link CriterionText} writes, by recursive descent. */
final class CriterionParser {

    private static final Map<String, Function<CriterionParser, Object>> CHECK = Map.of(
            "value", CriterionParser::amount,
            "dates", CriterionParser::dates,
            "after-index", CriterionParser::span,
            "age", CriterionParser::span);
    private static final Map<String, Function<CriterionParser, Object>> EVENT = event();
    private static final Map<String, Function<CriterionParser, Object>> BEFORE =
            Map.of("washout", CriterionParser::integer, "observed-before", CriterionParser::integer);
    private static final Map<String, Function<CriterionParser, Object>> OVER =
            Map.of("over", CriterionParser::dates, "over-index", CriterionParser::span);
    private static final Map<String, Function<CriterionParser, Object>> PATIENT = Map.of(
            "sex", of -> of.constants(Sex.class),
            "region", CriterionParser::texts,
            "born", CriterionParser::dates,
            "age", CriterionParser::span,
            "on", CriterionParser::word,
            "alive", CriterionParser::truth,
            "observed", CriterionParser::dates,
            "observed-days", CriterionParser::integer);

    private static final Map<String, Function<CriterionParser, Object>> RELATIVE =
            Map.of("kin", of -> of.constants(Kin.class), "degree", CriterionParser::integer);

    private static final String OPENINGS =
            "(, not, all, any, patient, at-least, sequence, related, index, similar, treated-at, near, relative, defined and ";

    private static Map<String, Function<CriterionParser, Object>> event() {
        Map<String, Function<CriterionParser, Object>> known = new HashMap<>(CHECK);
        List.of(
                        "status",
                        "verification",
                        "source",
                        "encounter-kind",
                        "category",
                        "zygosity",
                        "significance",
                        "consequence")
                .forEach(word -> known.put(word, CriterionParser::texts));
        List.of("gene", "value-terms").forEach(word -> known.put(word, CriterionParser::quoted));
        return Map.copyOf(known);
    }

    private final String text;
    private int at;
    private int depth;

    CriterionParser(String text) {
        this.text = text;
    }

    Criterion criterion() {
        Criterion read = expression();
        skip();
        if (at < text.length()) {
            throw wrong("end-wanted");
        }
        return read;
    }

    private Criterion expression() {
        if (++depth > CriterionJson.DEEPEST) {
            throw new Unanswered(new Problem.TooLarge(place()));
        }
        Criterion first = operand();
        String operator = peekWord();
        Criterion read = first;
        if (operator.equals("and") || operator.equals("or")) {
            List<Criterion> of = new ArrayList<>(List.of(first));
            while (takeWord(operator)) {
                of.add(operand());
            }
            String next = peekWord();
            if (next.equals("and") || next.equals("or")) {
                throw wrong("parentheses", "and", "or");
            }
            read = operator.equals("and") ? new Criterion.And(List.copyOf(of)) : new Criterion.Or(List.copyOf(of));
        }
        depth--;
        return read;
    }

    private Criterion operand() {
        if (take("(")) {
            Criterion inner = expression();
            expect(")");
            return inner;
        }
        String word = word();
        return switch (word) {
            case "not" -> not();
            case "all" -> new Criterion.And(listed());
            case "any" -> new Criterion.Or(listed());
            case "at-least" -> atLeast();
            case "sequence" -> sequence();
            case "related" -> related();
            case "index" -> indexed();
            case "similar" -> similar();
            case "treated-at" -> new Criterion.TreatedAt(quoted());
            case "near" -> near();
            case "relative" -> relative();
            case "defined" -> defined();
            case "patient" -> patient();
            default -> new Criterion.Event(pattern(word));
        };
    }

    private Criterion not() {
        if (++depth > CriterionJson.DEEPEST) {
            throw new Unanswered(new Problem.TooLarge(place()));
        }
        Criterion of = operand();
        depth--;
        return new Criterion.Not(of);
    }

    private List<Criterion> listed() {
        expect("(");
        List<Criterion> of = new ArrayList<>();
        while (!take(")")) {
            if (!of.isEmpty()) {
                expect(",");
            }
            of.add(expression());
        }
        return List.copyOf(of);
    }

    private Criterion atLeast() {
        int count = integer();
        expectWord("of");
        return new Criterion.AtLeast(count, listed());
    }

    private Criterion sequence() {
        expect("(");
        List<Step> steps = new ArrayList<>();
        takeWord("then");
        while (!take(")")) {
            if (!steps.isEmpty()) {
                expectWord("then");
            }
            Span gap = null;
            if (take("[")) {
                gap = span();
                expect("]");
            }
            steps.add(new Step(pattern(word()), gap));
        }
        return new Criterion.Sequence(List.copyOf(steps));
    }

    private Criterion related() {
        expect("(");
        Pattern left = pattern(word());
        Criterion.Relation relation = constant(Criterion.Relation.class, word());
        Span gap = take("[") ? closed(span()) : null;
        Pattern right = pattern(word());
        expect(")");
        return new Criterion.Related(left, relation, right, gap);
    }

    private Criterion indexed() {
        expect("(");
        Pattern index = pattern(word());
        expect(")");
        expectWord("has");
        expect("(");
        Criterion that = expression();
        expect(")");
        return new Criterion.Indexed(index, that, takeWord("exit") ? exit() : null);
    }

    private Criterion.Exit exit() {
        expect("(");
        Integer days = takeClause("days") ? closed((Integer) integer()) : null;
        Pattern era = takeClause("era") ? closed(pattern(word())) : null;
        List<Pattern> censor = new ArrayList<>();
        while (takeClause("censor")) {
            censor.add(closed(pattern(word())));
        }
        expect(")");
        return new Criterion.Exit(days, era, List.copyOf(censor));
    }

    private Criterion similar() {
        double atLeast = number();
        expectWord("to");
        return new Criterion.Similar(texts(), atLeast);
    }

    private Criterion near() {
        String id = quoted();
        expectWord("within");
        return new Criterion.Near(id, integer());
    }

    private Criterion relative() {
        Clauses of = clauses(RELATIVE);
        expectWord("has");
        expect("(");
        Criterion that = expression();
        expect(")");
        return new Criterion.Relative(of.list("kin", Kin.class), of.value("degree", Integer.class), that);
    }

    private Criterion defined() {
        String name = quoted();
        Integer version = takeWord("version") ? (Integer) integer() : null;
        Map<String, String> parameters = new LinkedHashMap<>();
        while (take("[")) {
            String parameter = quoted();
            expect("=");
            parameters.put(parameter, quoted());
            expect("]");
        }
        return new Criterion.Defined(name, version, Collections.unmodifiableMap(parameters));
    }

    private Criterion patient() {
        Clauses of = clauses(PATIENT);
        return new Criterion.Patient(
                of.list("sex", Sex.class),
                of.list("region", String.class),
                of.value("born", Dates.class),
                of.value("age", Span.class),
                of.value("on", String.class),
                of.value("alive", Boolean.class),
                of.value("observed", Dates.class),
                of.value("observed-days", Integer.class));
    }

    private Pattern pattern(String kindWord) {
        EventKind kind = constant(EventKind.class, kindWord);
        expect("{");
        String terms = upTo('}');
        boolean negated = takeWord("negated");
        Clauses of = clauses(EVENT);
        Wanted wanted = new Wanted(
                negated,
                of.list("status", String.class),
                of.list("verification", String.class),
                of.list("source", String.class),
                of.list("encounter-kind", String.class),
                of.list("category", String.class),
                of.list("zygosity", String.class),
                of.list("significance", String.class),
                of.list("consequence", String.class),
                of.value("gene", String.class),
                of.value("value-terms", String.class));
        Pattern.Eras eras = takeWord("eras")
                ? new Pattern.Eras(integer(), takeClause("at-least-days") ? closed((Integer) integer()) : null)
                : null;
        Clauses before = clauses(BEFORE);
        Pattern.Pick pick = pick();
        Pattern.Total total = null;
        if (takeWord("total")) {
            Pattern.Statistic statistic = constant(Pattern.Statistic.class, word());
            expect("[");
            Amount value = closed(amount());
            Clauses over = clauses(OVER);
            total = new Pattern.Total(
                    statistic, value, over.value("over", Dates.class), over.value("over-index", Span.class));
        }
        return new Pattern(
                kind,
                terms,
                wanted,
                check(of),
                eras,
                before.value("washout", Integer.class),
                before.value("observed-before", Integer.class),
                pick,
                total,
                count());
    }

    private Pattern.@Nullable Pick pick() {
        for (Pattern.Which which : Pattern.Which.values()) {
            if (takeWord(CriterionText.word(which.name()))) {
                skip();
                boolean hasNumber = at < text.length() && Character.isDigit(text.charAt(at));
                return new Pattern.Pick(which, hasNumber ? (Integer) integer() : null, check(clauses(CHECK)));
            }
        }
        return null;
    }

    private Pattern.@Nullable Count count() {
        if (!takeWord("count")) {
            return null;
        }
        expect("[");
        Span span = span();
        Pattern.Counted of = constant(Pattern.Counted.class, word());
        Integer within = takeWord("within") ? (Integer) integer() : null;
        expect("]");
        return new Pattern.Count(span.from(), span.to(), of, within);
    }

    private static Check check(Clauses of) {
        return new Check(
                of.value("value", Amount.class),
                of.value("dates", Dates.class),
                of.value("after-index", Span.class),
                of.value("age", Span.class));
    }

    /** Clauses in brackets by their words, whatever their order. */
    private record Clauses(Map<String, Object> values) {

        <T> @Nullable T value(String word, Class<T> type) {
            return type.cast(values.get(word));
        }

        <T> List<T> list(String word, Class<T> type) {
            return values.get(word) instanceof List<?> list
                    ? list.stream().map(type::cast).toList()
                    : List.of();
        }
    }

    private Clauses clauses(Map<String, Function<CriterionParser, Object>> known) {
        Map<String, Object> values = new HashMap<>();
        for (int before = at; take("["); before = at) {
            String word = peekWord();
            Function<CriterionParser, Object> reading = known.get(word);
            if (reading == null) {
                at = before;
                break;
            }
            word();
            if (values.put(word, closed(reading.apply(this))) != null) {
                throw wrong("twice", word);
            }
        }
        return new Clauses(values);
    }

    private <E extends Enum<E>> List<E> constants(Class<E> type) {
        List<E> constants = new ArrayList<>();
        while (!peekWord().isEmpty()) {
            constants.add(constant(type, word()));
        }
        return List.copyOf(constants);
    }

    private Amount amount() {
        return new Amount(
                takeWord("above") ? (Double) number() : null,
                takeWord("at-least") ? (Double) number() : null,
                takeWord("below") ? (Double) number() : null,
                takeWord("at-most") ? (Double) number() : null,
                takeWord("unit") ? quoted() : null);
    }

    private Dates dates() {
        int end = text.indexOf(']', at);
        String range = text.substring(at, Math.max(at, end)).strip();
        int dots = range.indexOf("..");
        if (dots < 0) {
            throw wrong("days-wanted");
        }
        at = end;
        String from = range.substring(0, dots).strip();
        String to = range.substring(dots + 2).strip();
        return new Dates(from.isEmpty() ? null : from, to.isEmpty() ? null : to);
    }

    private Span span() {
        skip();
        Integer from = take("..") ? null : (Integer) integer();
        if (from != null) {
            expect("..");
        }
        boolean more = at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-');
        return new Span(from, more ? (Integer) integer() : null);
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        skip();
        while (at < text.length() && text.charAt(at) == '\'') {
            texts.add(quoted());
            skip();
        }
        return List.copyOf(texts);
    }

    private <T> T closed(T value) {
        expect("]");
        return value;
    }

    private boolean truth() {
        String word = word();
        if (!word.equals("true") && !word.equals("false")) {
            throw wrong("truth-wanted");
        }
        return word.equals("true");
    }

    private boolean takeClause(String word) {
        int before = at;
        if (take("[") && takeWord(word)) {
            return true;
        }
        at = before;
        return false;
    }

    private <E extends Enum<E>> E constant(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(word.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                return constant;
            }
        }
        at -= word.length();
        throw wrong(
                "none-of",
                word,
                (type == EventKind.class ? OPENINGS : "")
                        + List.of(type.getEnumConstants()).stream()
                                .map(c -> CriterionText.word(c.name()))
                                .toList());
    }

    private String quoted() {
        skip();
        expect("'");
        return upTo('\'');
    }

    /** What stands before the closing character, which a backslash hides. */
    private String upTo(char close) {
        StringBuilder read = new StringBuilder();
        for (; at < text.length() && text.charAt(at) != close; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            read.append(text.charAt(at));
        }
        if (at == text.length()) {
            throw wrong("missing", close);
        }
        at++;
        return read.toString();
    }

    private int integer() {
        double number = number();
        if (number != Math.rint(number) || Math.abs(number) > 1e7) {
            throw wrong("whole-wanted");
        }
        return (int) number;
    }

    private double number() {
        skip();
        int from = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || "+-".indexOf(text.charAt(at)) >= 0
                        || (text.charAt(at) == '.' && !text.startsWith("..", at)))) {
            at++;
        }
        try {
            return Double.parseDouble(text.substring(from, at));
        } catch (NumberFormatException notANumber) {
            at = from;
            throw wrong("number-wanted");
        }
    }

    private String word() {
        skip();
        int end = wordEnd();
        if (end == at) {
            throw wrong("word-wanted");
        }
        String word = text.substring(at, end);
        at = end;
        return word;
    }

    private String peekWord() {
        skip();
        return text.substring(at, wordEnd());
    }

    private int wordEnd() {
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "-_".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private boolean takeWord(String word) {
        if (peekWord().equals(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private void expectWord(String word) {
        if (!takeWord(word)) {
            throw wrong("wanted", word);
        }
    }

    private boolean take(String symbol) {
        skip();
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    private void expect(String symbol) {
        if (!take(symbol)) {
            throw wrong("wanted", symbol);
        }
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String place() {
        return "character " + (at + 1);
    }

    /** @param key of the bundle {@code cohort} after {@code malformed.} */
    private Unanswered wrong(String key, Object... values) {
        String rest = text.substring(at, Math.min(text.length(), at + 24));
        Sentence what = Sentence.of("cohort", "malformed." + key, values);
        return rest.isEmpty()
                ? Problem.malformed(place(), "at-end", what)
                : Problem.malformed(place(), "at", what, rest);
    }
}
