package org.sinew.cohort;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Hit;
import org.sinew.term.Sentence;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * Sets of terms as text, a part of SNOMED CT's Expression Constraint Language for ids of any system:
 *
 * <pre>
 * MONDO:0005148            the term itself
 * &lt;&lt; MONDO:0005148        the term and all below it, codes of other systems that map there included
 * &lt; MONDO:0005148         all below it
 * &lt;! MONDO:0005148        its children; &lt;&lt;! with the term itself
 * &gt;&gt; MONDO:0005148        the term and all above it; &gt; without the term, &gt;! its parents, &gt;&gt;! with the term itself
 * ^diabetes               a concept set kept under that name, ^diabetes@2 its second version
 * *                       anything
 * A OR B    A AND B    A, B    A MINUS B    ( … )
 * </pre>
 *
 * Different operators need parentheses. A label between bars after an id is passed over. An id with white space, bars or
 * parentheses stands in single quotes.
 *
 * @see <a href="https://confluence.ihtsdotools.org/display/DOCECL">SNOMED International, ECL 2.2</a>
 */
final class TermExpression {

    private static final int DEEPEST = 64;
    private static final int MEANT = 5;
    private static final String LABELS = "en";
    private static final Pattern NAME_ENDS = Pattern.compile("[()|,]|\\s(?:OR|AND|MINUS)\\s");

    /** Names the expression of a concept set; null for a name nobody knows. */
    interface ConceptSets {
        @Nullable
        String expression(String name);
    }

    private final String text;
    private final String path;
    private final Terminology terminology;
    private final Predicate<TermId> inData;
    private final ConceptSets sets;
    private final List<String> within;
    private int at;

    private TermExpression(
            String text,
            String path,
            Terminology terminology,
            Predicate<TermId> inData,
            ConceptSets sets,
            List<String> within) {
        this.text = text;
        this.path = path;
        this.terminology = terminology;
        this.inData = inData;
        this.sets = sets;
        this.within = within;
    }

    /**
     * @param inData whether patients have that code, although no terminology does
     * @throws Unanswered for a malformed expression, an unknown term, or a set without terms
     */
    static TermSet expand(
            String text, String path, Terminology terminology, Predicate<TermId> inData, ConceptSets sets) {
        Set<TermId> found = new TermExpression(text, path, terminology, inData, sets, List.of()).all();
        if (found == null) {
            return TermSet.all();
        }
        if (found.isEmpty()) {
            throw new Unanswered(new Problem.EmptySet(path, text));
        }
        return TermSet.of(found);
    }

    private @Nullable Set<TermId> all() {
        if (text.strip().equals("*")) {
            return null;
        }
        Set<TermId> found = expression(0);
        if (!rest().isEmpty()) {
            throw malformed("unexpected", rest());
        }
        return found;
    }

    private Set<TermId> expression(int depth) {
        if (depth > DEEPEST) {
            throw malformed("nested-parentheses");
        }
        Set<TermId> found = new LinkedHashSet<>(operand(depth));
        String first = "";
        for (String operator = operator(); !operator.isEmpty(); operator = operator()) {
            if (!first.isEmpty() && !first.equals(operator)) {
                throw malformed("parentheses", first, operator);
            }
            first = operator;
            Set<TermId> right = operand(depth);
            switch (operator) {
                case "OR" -> found.addAll(right);
                case "AND" -> found.retainAll(right);
                default -> found.removeAll(right);
            }
        }
        return found;
    }

    private String operator() {
        skip();
        if (take(",")) {
            return "AND";
        }
        for (String operator : List.of("OR", "AND", "MINUS")) {
            if (text.regionMatches(true, at, operator, 0, operator.length())) {
                int end = at + operator.length();
                if (end < text.length()
                        && (Character.isWhitespace(text.charAt(end)) || "(<>^'".indexOf(text.charAt(end)) >= 0)) {
                    at = end;
                    return operator;
                }
            }
        }
        return "";
    }

    private Set<TermId> operand(int depth) {
        skip();
        if (take("(")) {
            Set<TermId> inner = expression(depth + 1);
            skip();
            if (!take(")")) {
                throw malformed("open-parenthesis");
            }
            return inner;
        }
        if (take("^")) {
            return named(word());
        }
        for (Walk walk : Walk.values()) {
            if (take(walk.symbol)) {
                return walk.from(id(), terminology);
            }
        }
        return Set.of(id());
    }

    /** Ways from a term along is-a edges; no symbol begins with one that stands after it. */
    private enum Walk {
        CHILDREN_AND_SELF("<<!"),
        BELOW_AND_SELF("<<"),
        CHILDREN("<!"),
        BELOW("<"),
        PARENTS_AND_SELF(">>!"),
        ABOVE_AND_SELF(">>"),
        PARENTS(">!"),
        ABOVE(">");

        private final String symbol;

        Walk(String symbol) {
            this.symbol = symbol;
        }

        Set<TermId> from(TermId id, Terminology terminology) {
            Set<TermId> found = new LinkedHashSet<>();
            switch (this) {
                case BELOW_AND_SELF -> found.addAll(terminology.subsumed(id));
                case BELOW -> terminology.children(id).forEach(child -> found.addAll(terminology.subsumed(child)));
                case CHILDREN, CHILDREN_AND_SELF -> found.addAll(terminology.children(id));
                case ABOVE, ABOVE_AND_SELF -> found.addAll(terminology.ancestors(id));
                case PARENTS, PARENTS_AND_SELF -> found.addAll(terminology.parents(id));
            }
            if (this == ABOVE) {
                found.remove(id);
            } else if (symbol.startsWith("<<") || symbol.startsWith(">>")) {
                found.add(id);
            }
            return found;
        }
    }

    private Set<TermId> named(String name) {
        String expression = sets.expression(name);
        if (expression == null) {
            throw new Unanswered(new Problem.UnknownDefinition(path, name));
        }
        List<String> chain = java.util.stream.Stream.concat(within.stream(), java.util.stream.Stream.of(name))
                .toList();
        if (within.contains(name)) {
            throw new Unanswered(new Problem.DefinitionCycle(path, chain));
        }
        Set<TermId> found = new TermExpression(expression, path, terminology, inData, sets, chain).all();
        if (found == null) {
            throw malformed("any-term", name);
        }
        return found;
    }

    private TermId id() {
        skip();
        int from = at;
        String word = word();
        skip();
        if (take("|")) {
            int close = text.indexOf('|', at);
            if (close < 0) {
                throw malformed("open-label");
            }
            at = close + 1;
        }
        TermId id = TermId.tryParse(word).orElse(null);
        if (id == null || (terminology.resolve(id).isEmpty() && !inData.test(id))) {
            String said = id == null && !word.startsWith("'") ? name(from) : word;
            throw new Unanswered(new Problem.UnknownTerm(path, said, meant(said)));
        }
        return id;
    }

    /** What stands from there to the next operator, as somebody writes it who has the name and not the id. */
    private String name(int from) {
        Matcher end = NAME_ENDS.matcher(text).region(from, text.length());
        return text.substring(from, end.find() ? end.start() : text.length()).strip();
    }

    /** Terms of exactly that name, then those that a search finds, then those that are written alike. */
    private List<Hit> meant(String said) {
        List<Hit> exactly = terminology.named(said).stream()
                .map(term -> new Hit(term, terminology.name(term, LABELS), said, LABELS))
                .toList();
        List<Hit> found = exactly.isEmpty() ? terminology.search(said, LABELS, MEANT) : exactly;
        return found.isEmpty()
                ? terminology.nearest(said, LABELS, MEANT)
                : found.stream().limit(MEANT).toList();
    }

    private String word() {
        skip();
        if (take("'")) {
            int close = text.indexOf('\'', at);
            if (close < 0) {
                throw malformed("open-quote");
            }
            String word = text.substring(at, close);
            at = close + 1;
            return word;
        }
        int from = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && "()|,".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (from == at) {
            throw at == text.length() ? malformed("no-term-at-end") : malformed("no-term", rest());
        }
        return text.substring(from, at);
    }

    private boolean take(String symbol) {
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String rest() {
        return text.substring(at).strip();
    }

    /** @param key of the bundle {@code cohort} after {@code malformed.} */
    private Unanswered malformed(String key, Object... values) {
        return Problem.malformed(path, "in", Sentence.of("cohort", "malformed." + key, values), text);
    }
}
