package org.sinew.graph;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;
import org.sinew.patient.Value;

/** A node's or edge's properties in the making: sorted by name, absent values left out, whole numbers as LONG. */
final class Properties {

    private final Map<String, Object> values = new TreeMap<>();

    Properties put(String name, @Nullable Object value) {
        boolean isEmpty = "".equals(value) || (value instanceof List<?> list && list.isEmpty());
        if (value != null && !isEmpty) {
            values.put(name, value instanceof Integer number ? Long.valueOf(number) : value);
        }
        return this;
    }

    Properties number(String name, @Nullable BigDecimal number) {
        return put(name, number == null ? null : number.doubleValue());
    }

    Properties time(String name, @Nullable PartialTime time) {
        if (time == null) {
            return this;
        }
        if (time.precision() != PartialTime.Precision.SECOND) {
            put(name + "Precision", time.precision().name().toLowerCase(Locale.ROOT));
        }
        return put(name, time.start().toZonedDateTime());
    }

    Properties period(String start, Period period) {
        return time(start, period.start()).time("end", period.end());
    }

    Properties concept(String name, @Nullable Concept concept) {
        return put(name, concept == null ? null : code(concept));
    }

    Properties concepts(String name, List<Concept> concepts) {
        return put(
                name,
                concepts.stream()
                        .map(Properties::code)
                        .filter(code -> !code.isEmpty())
                        .toList());
    }

    Properties provenance(Provenance provenance) {
        return put("source", provenance.source())
                .put("record", provenance.record())
                .put("place", provenance.place());
    }

    /** Value properties as the model names them (architecture, Measurements). */
    Properties value(@Nullable Value value) {
        return switch (value) {
            case null -> this;
            case Value.Quantity q -> quantity(q);
            case Value.Coded(Concept c) ->
                put("valueCode", c.primary().map(Properties::id).orElse(null)).put("valueText", wording(c));
            case Value.Text(String text) -> put("valueText", text);
            case Value.Flag(boolean flag) -> put("valueText", Boolean.toString(flag));
            case Value.Range range ->
                number("low", range.low()).number("high", range.high()).put("unit", range.unit());
            case Value.Ratio ratio -> ratio(ratio);
            case Value.Moment(Period period) -> put("valueText", text(period));
            case Value.Signal signal -> put("valueText", signal.samples()).put("unit", signal.unit());
            case Value.Absent(Concept reason) -> put("absentReason", code(reason));
        };
    }

    private Properties quantity(Value.Quantity q) {
        return number("value", q.number()).put("unit", q.unit()).put("comparator", q.comparator());
    }

    private Properties ratio(Value.Ratio ratio) {
        BigDecimal below = ratio.denominator().number();
        if (below.signum() != 0) {
            put("value", ratio.numerator().number().doubleValue() / below.doubleValue());
        }
        return put("valueText", text(ratio.numerator()) + " : " + text(ratio.denominator()));
    }

    private static String text(Value.Quantity q) {
        String unit = q.unit() == null ? "" : " " + q.unit();
        return q.number().toPlainString() + unit;
    }

    private static String text(Period period) {
        PartialTime start = period.start();
        PartialTime end = period.end();
        String from = start == null ? "" : start.start().toString();
        return end == null ? from : from + "/" + end.start();
    }

    static String code(Concept concept) {
        return concept.primary().map(Properties::id).orElseGet(() -> concept.text() == null ? "" : concept.text());
    }

    static @Nullable String wording(Concept concept) {
        return concept.text() != null
                ? concept.text()
                : concept.primary().map(Coding::display).orElse(null);
    }

    private static String id(Coding coding) {
        return coding.id().toString();
    }

    Properties without(String... names) {
        Properties rest = new Properties();
        rest.values.putAll(values);
        List.of(names).forEach(rest.values::remove);
        return rest;
    }

    Map<String, Object> asMap() {
        return values;
    }

    /** A digest of these properties and {@code edges}; where the record was found does not change it. */
    String hash(Object edges) {
        Map<String, Object> content = new TreeMap<>(values);
        content.remove("place");
        return Digest.of(content + "|" + edges);
    }
}
