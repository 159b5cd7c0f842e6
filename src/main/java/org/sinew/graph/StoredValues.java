package org.sinew.graph;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.FactKey;
import org.sinew.patient.FactLink;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;
import org.sinew.patient.Value;

/** A node's or edge's properties as they come from the graph: the inverse of {@link Properties}. */
record StoredValues(Map<String, ?> values) {

    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    @Nullable
    String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    String text(String name, String absent) {
        return values.get(name) instanceof String text ? text : absent;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    @Nullable
    Boolean flagOrNothing(String name) {
        return values.get(name) instanceof Boolean flag ? flag : null;
    }

    int count(String name) {
        return values.get(name) instanceof Number number ? number.intValue() : 0;
    }

    @Nullable
    Integer whole(String name) {
        return values.get(name) instanceof Number number ? (Integer) number.intValue() : null;
    }

    @Nullable
    Double real(String name) {
        return values.get(name) instanceof Number number ? number.doubleValue() : null;
    }

    @Nullable
    BigDecimal number(String name) {
        return values.get(name) instanceof Number number ? decimal(number.doubleValue()) : null;
    }

    static BigDecimal decimal(double number) {
        BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    List<String> strings(String name) {
        return list(name).map(String::valueOf).toList();
    }

    /** What is one string or a list of them. */
    private Stream<?> list(String name) {
        Object value = values.get(name);
        return value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
    }

    @SuppressWarnings("unchecked")
    Stream<StoredValues> maps(String name) {
        return list(name).map(map -> new StoredValues((Map<String, ?>) map));
    }

    @SuppressWarnings("unchecked")
    StoredValues map(String name) {
        return new StoredValues(values.get(name) instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of());
    }

    /** Rows of a list of lists. */
    @SuppressWarnings("unchecked")
    Stream<List<@Nullable Object>> rows(String name) {
        return list(name).map(row -> (List<@Nullable Object>) row);
    }

    @Nullable
    PartialTime time(String name) {
        OffsetDateTime start = switch (values.get(name)) {
            case ZonedDateTime zoned -> zoned.toOffsetDateTime();
            case OffsetDateTime offset -> offset;
            case null, default -> null;
        };
        String precision = text(name + "Precision", "second").toUpperCase(Locale.ROOT);
        return start == null ? null : new PartialTime(start, PartialTime.Precision.valueOf(precision));
    }

    Period period(String start) {
        return new Period(time(start), time("end"));
    }

    Provenance provenance() {
        return new Provenance(text("source", ""), text("record", ""), text("place", ""));
    }

    @Nullable
    FactKey key(String name) {
        String key = text(name);
        return key == null ? null : new FactKey(key);
    }

    List<FactLink> links() {
        List<String> roles = strings("linkRoles");
        List<String> keys = strings("linkKeys");
        return IntStream.range(0, Math.min(roles.size(), keys.size()))
                .mapToObj(i -> new FactLink(new FactKey(keys.get(i)), roles.get(i)))
                .toList();
    }

    Value.@Nullable Quantity dose() {
        BigDecimal number = number("doseValue");
        return number == null ? null : new Value.Quantity(number, text("doseUnit"), null);
    }
}
