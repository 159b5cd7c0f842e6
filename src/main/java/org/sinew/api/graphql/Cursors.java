package org.sinew.api.graphql;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Opaque cursors: the order's name and the row's values in that order, as Base64 of JSON. */
final class Cursors {

    private static final JsonMapper JSON = new JsonMapper();

    private Cursors() {}

    static String write(String order, List<? extends @Nullable Object> values) {
        List<@Nullable Object> all = new ArrayList<>();
        all.add(order);
        for (Object value : values) {
            all.add(value instanceof Temporal time ? Map.of("time", time.toString()) : value);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(all));
    }

    /**
     * @return the row's values
     * @throws IllegalArgumentException when it is no cursor, or one of another order
     */
    static List<@Nullable Object> read(String order, String cursor) {
        List<?> all;
        try {
            all = JSON.readValue(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8), List.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a cursor", e);
        }
        if (all == null || all.isEmpty() || !order.equals(all.getFirst())) {
            throw new IllegalArgumentException("a cursor of another order");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Object value : all.subList(1, all.size())) {
            values.add(value(value));
        }
        return values;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.get("time") instanceof String text) {
            return time(text);
        }
        if (value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException("not a cursor");
        }
        return value;
    }

    private static Temporal time(String text) {
        try {
            return text.endsWith("]") ? ZonedDateTime.parse(text) : OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a cursor", e);
        }
    }
}
