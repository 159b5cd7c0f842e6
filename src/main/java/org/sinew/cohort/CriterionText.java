package org.sinew.cohort;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion.Dates;
import org.sinew.cohort.Criterion.Span;
import org.sinew.cohort.Criterion.Step;
import org.sinew.cohort.Pattern.Amount;
import org.sinew.cohort.Pattern.Check;
import org.sinew.patient.Kin;

/**
 * Criteria as text that a reader can follow and {@link CriterionParser} reads back to the same criterion:
 *
 * <pre>
 * condition {&lt;&lt; MONDO:0005148}
 *   and not condition {&lt;&lt; MONDO:0005300}
 *   and measurement {LOINC:4548-4} last [value above 8 '%']
 *   and patient [sex FEMALE] [age 40..]
 *   and index (condition {&lt;&lt; MONDO:0005148} first) has (medication {RXNORM:6809} [after-index 0..90])
 * </pre>
 */
public final class CriterionText {

    private CriterionText() {}

    /** @throws Unanswered when the text is no criterion, saying where */
    public static Criterion read(String text) {
        return new CriterionParser(text).criterion();
    }

    public static String write(Criterion criterion) {
        return switch (criterion) {
            case Criterion.Event(Pattern p) -> write(p);
            case Criterion.Patient p -> patient(p);
            case Criterion.And(List<Criterion> of) -> joined(of, " and ", "all");
            case Criterion.Or(List<Criterion> of) -> joined(of, " or ", "any");
            case Criterion.Not(Criterion of) -> "not " + inner(of);
            case Criterion.AtLeast(int count, List<Criterion> of) -> "at-least " + count + " of " + listed(of);
            case Criterion.Sequence(List<Step> steps) ->
                steps.stream().map(CriterionText::step).collect(Collectors.joining(" then ", "sequence (", ")"));
            case Criterion.Related(Pattern left, Criterion.Relation relation, Pattern right, Span gap) ->
                "related (" + write(left) + " " + word(relation.name()) + (gap == null ? "" : " [" + span(gap) + "]")
                        + " " + write(right) + ")";
            case Criterion.Indexed(Pattern index, Criterion that, Criterion.Exit exit) ->
                "index (" + write(index) + ") has (" + write(that) + ")" + (exit == null ? "" : exit(exit));
            case Criterion.Similar(List<String> terms, double atLeast) ->
                "similar " + number(atLeast) + " to " + texts(terms);
            case Criterion.TreatedAt(String actor) -> "treated-at " + quoted(actor);
            case Criterion.Near(String id, int hops) -> "near " + quoted(id) + " within " + hops;
            case Criterion.Relative(List<Kin> kin, Integer degree, Criterion that) ->
                "relative" + words("kin", kin) + optional("degree", degree) + " has (" + write(that) + ")";
            case Criterion.Defined d -> defined(d);
        };
    }

    private static String joined(List<Criterion> of, String with, String listWord) {
        return of.size() < 2
                ? listWord + " " + listed(of)
                : of.stream().map(CriterionText::inner).collect(Collectors.joining(with));
    }

    private static String listed(List<Criterion> of) {
        return of.stream().map(CriterionText::write).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String inner(Criterion criterion) {
        boolean isInfix = (criterion instanceof Criterion.And(List<Criterion> and) && and.size() > 1)
                || (criterion instanceof Criterion.Or(List<Criterion> or) && or.size() > 1);
        return isInfix ? "(" + write(criterion) + ")" : write(criterion);
    }

    private static String step(Step step) {
        Span gap = step.gap();
        return (gap == null ? "" : "[" + span(gap) + "] ") + write(step.event());
    }

    private static String defined(Criterion.Defined d) {
        String version = d.version() == null ? "" : " version " + d.version();
        return "defined " + quoted(d.name()) + version
                + d.parameters().entrySet().stream()
                        .map((Map.Entry<String, String> e) ->
                                " [" + quoted(e.getKey()) + " = " + quoted(e.getValue()) + "]")
                        .collect(Collectors.joining());
    }

    private static String exit(Criterion.Exit exit) {
        return " exit ("
                + (optional("days", exit.days())
                                + optional("era", exit.era() == null ? null : write(exit.era()))
                                + exit.censor().stream()
                                        .map(pattern -> optional("censor", write(pattern)))
                                        .collect(Collectors.joining()))
                        .strip()
                + ")";
    }

    private static String patient(Criterion.Patient p) {
        return "patient"
                + words("sex", p.sex())
                + list("region", p.region())
                + dates("born", p.born())
                + optional("age", p.age() == null ? null : span(p.age()))
                + optional("on", p.on())
                + optional("alive", p.alive() == null ? null : p.alive().toString())
                + dates("observed", p.observed())
                + optional("observed-days", p.observedDays());
    }

    static String write(Pattern p) {
        Pattern.Wanted w = p.flavour();
        StringBuilder text = new StringBuilder(word(p.kind().name()));
        text.append(" {")
                .append(p.terms().replace("\\", "\\\\").replace("}", "\\}"))
                .append('}');
        text.append(w.negated() ? " negated" : "")
                .append(list("status", w.status()))
                .append(list("verification", w.verification()))
                .append(list("source", w.source()))
                .append(list("encounter-kind", w.encounterKind()))
                .append(list("category", w.category()))
                .append(list("zygosity", w.zygosity()))
                .append(list("significance", w.significance()))
                .append(list("consequence", w.consequence()))
                .append(optional("gene", w.gene() == null ? null : quoted(w.gene())))
                .append(optional("value-terms", w.valueTerms() == null ? null : quoted(w.valueTerms())))
                .append(check(p.check()));
        Pattern.Eras eras = p.eras();
        if (eras != null) {
            text.append(" eras ").append(eras.gapDays()).append(optional("at-least-days", eras.atLeastDays()));
        }
        text.append(optional("washout", p.washoutDays())).append(optional("observed-before", p.observedBeforeDays()));
        Pattern.Pick pick = p.pick();
        if (pick != null) {
            text.append(' ')
                    .append(word(pick.which().name()))
                    .append(pick.n() == null ? "" : " " + pick.n())
                    .append(check(pick.check()));
        }
        Pattern.Total total = p.total();
        if (total != null) {
            text.append(" total ")
                    .append(word(total.of().name()))
                    .append(" [")
                    .append(amount(total.value()))
                    .append(']')
                    .append(dates("over", total.dates()))
                    .append(optional("over-index", total.afterIndex() == null ? null : span(total.afterIndex())));
        }
        Pattern.Count count = p.count();
        if (count != null) {
            text.append(" count [").append(count(count)).append(']');
        }
        return text.toString();
    }

    private static String count(Pattern.Count count) {
        return span(new Span(count.atLeast(), count.atMost())) + " "
                + word(count.of().name()) + (count.withinDays() == null ? "" : " within " + count.withinDays());
    }

    private static String check(Check check) {
        return optional("value", check.value() == null ? null : amount(check.value()))
                + dates("dates", check.dates())
                + optional("after-index", check.afterIndex() == null ? null : span(check.afterIndex()))
                + optional("age", check.age() == null ? null : span(check.age()));
    }

    private static String amount(Amount a) {
        return (bound("above", a.above())
                        + bound("at-least", a.atLeast())
                        + bound("below", a.below())
                        + bound("at-most", a.atMost())
                        + (a.unit() == null ? "" : " unit " + quoted(a.unit())))
                .strip();
    }

    private static String bound(String word, @Nullable Double bound) {
        return bound == null ? "" : " " + word + " " + number(bound);
    }

    private static String number(double number) {
        return Double.toString(number);
    }

    private static String dates(String word, @Nullable Dates dates) {
        return dates == null
                ? ""
                : " [" + word + " " + (dates.from() == null ? "" : dates.from()) + ".."
                        + (dates.to() == null ? "" : dates.to()) + "]";
    }

    private static String span(Span span) {
        return (span.from() == null ? "" : span.from()) + ".." + (span.to() == null ? "" : span.to());
    }

    private static String optional(String word, @Nullable Object value) {
        return value == null ? "" : (" [" + word + " " + value).stripTrailing() + "]";
    }

    private static String list(String word, List<String> values) {
        return values.isEmpty() ? "" : " [" + word + " " + texts(values) + "]";
    }

    private static String words(String word, List<? extends Enum<?>> values) {
        return values.isEmpty()
                ? ""
                : " [" + word + " " + values.stream().map(Enum::name).collect(Collectors.joining(" ")) + "]";
    }

    private static String texts(List<String> values) {
        return values.stream().map(CriterionText::quoted).collect(Collectors.joining(" "));
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
