package org.sinew.cohort;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion.Dates;
import org.sinew.cohort.Criterion.Span;
import org.sinew.cohort.Criterion.Step;
import org.sinew.cohort.Pattern.Amount;
import org.sinew.cohort.Pattern.Check;
import org.sinew.cohort.Pattern.Wanted;

/** Reads what {@link CriterionText} writes, by recursive descent. */
final class CriterionParser {

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
            throw wrong("the end is wanted");
        }
        return read;
    }

    private Criterion expression() {
        if (++depth > CriterionJson.DEEPEST) {
            throw new Unanswered(new Problem.TooLarge(place(), "criteria are nested too deep"));
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
                throw wrong("'and' and 'or' need parentheses");
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
            case "defined" -> defined();
            case "patient" -> patient();
            default -> new Criterion.Event(pattern(word));
        };
    }

    private Criterion not() {
        if (++depth > CriterionJson.DEEPEST) {
            throw new Unanswered(new Problem.TooLarge(place(), "criteria are nested too deep"));
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
        while (!take(")")) {
            expectWord("then");
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
        List<Sex> sex = new ArrayList<>();
        if (takeClause("sex")) {
            while (!take("]")) {
                sex.add(constant(Sex.class, word()));
            }
        }
        List<String> region = list("region");
        Dates born = dates("born");
        Span age = takeClause("age") ? closed(span()) : null;
        String on = takeClause("on") ? closed(word()) : null;
        Boolean alive = takeClause("alive") ? closed(Boolean.valueOf(word())) : null;
        Dates observed = dates("observed");
        Integer days = takeClause("observed-days") ? closed((Integer) integer()) : null;
        return new Criterion.Patient(List.copyOf(sex), region, born, age, on, alive, observed, days);
    }

    private Pattern pattern(String kindWord) {
        EventKind kind = constant(EventKind.class, kindWord);
        expect("{");
        String terms = upTo('}');
        Wanted wanted = new Wanted(
                takeWord("negated"),
                list("status"),
                list("verification"),
                list("source"),
                list("encounter-kind"),
                list("category"),
                list("zygosity"),
                list("significance"),
                list("consequence"),
                takeClause("gene") ? closed(quoted()) : null,
                takeClause("value-terms") ? closed(quoted()) : null);
        Check check = check();
        Pattern.Eras eras = takeWord("eras")
                ? new Pattern.Eras(integer(), takeClause("at-least-days") ? closed((Integer) integer()) : null)
                : null;
        Integer washout = takeClause("washout") ? closed((Integer) integer()) : null;
        Integer observed = takeClause("observed-before") ? closed((Integer) integer()) : null;
        Pattern.Pick pick = pick();
        Pattern.Total total = null;
        if (takeWord("total")) {
            Pattern.Statistic statistic = constant(Pattern.Statistic.class, word());
            expect("[");
            total = new Pattern.Total(
                    statistic, closed(amount()), dates("over"), takeClause("over-index") ? closed(span()) : null);
        }
        return new Pattern(kind, terms, wanted, check, eras, washout, observed, pick, total, count());
    }

    private Pattern.@Nullable Pick pick() {
        for (Pattern.Which which : Pattern.Which.values()) {
            if (takeWord(CriterionText.word(which.name()))) {
                skip();
                boolean hasNumber = at < text.length() && Character.isDigit(text.charAt(at));
                return new Pattern.Pick(which, hasNumber ? (Integer) integer() : null, check());
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

    private Check check() {
        return new Check(
                takeClause("value") ? closed(amount()) : null,
                dates("dates"),
                takeClause("after-index") ? closed(span()) : null,
                takeClause("age") ? closed(span()) : null);
    }

    private Amount amount() {
        return new Amount(
                takeWord("above") ? (Double) number() : null,
                takeWord("at-least") ? (Double) number() : null,
                takeWord("below") ? (Double) number() : null,
                takeWord("at-most") ? (Double) number() : null,
                takeWord("unit") ? quoted() : null);
    }

    private @Nullable Dates dates(String word) {
        if (!takeClause(word)) {
            return null;
        }
        String range = upTo(']').strip();
        int dots = range.indexOf("..");
        if (dots < 0) {
            throw wrong("days from..to are wanted");
        }
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

    private List<String> list(String word) {
        return takeClause(word) ? closed(texts()) : List.of();
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
        throw wrong("'" + word + "' is none of "
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
            throw wrong("'" + close + "' is missing");
        }
        at++;
        return read.toString();
    }

    private int integer() {
        double number = number();
        if (number != Math.rint(number) || Math.abs(number) > 1e7) {
            throw wrong("a whole number is wanted");
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
            throw wrong("a number is wanted");
        }
    }

    private String word() {
        skip();
        int end = wordEnd();
        if (end == at) {
            throw wrong("a word is wanted");
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
            throw wrong("'" + word + "' is wanted");
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
            throw wrong("'" + symbol + "' is wanted");
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

    private Unanswered wrong(String message) {
        String rest = text.substring(at, Math.min(text.length(), at + 24));
        return new Unanswered(
                new Problem.Malformed(place(), message + (rest.isEmpty() ? " at the end" : " at '" + rest + "'")));
    }
}
