package org.sinew.cohort;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An object of a criterion's tree while it is read: what is of the wrong type, or left over, is refused with its path. */
final class Fields {

    /** What took a parameter's place: text, number or truth, as is wanted where it stands. */
    record Filled(String text) {}

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");

    private final Map<?, ?> values;
    private final String path;
    private final Set<String> read = new HashSet<>();

    private Fields(Map<?, ?> values, String path) {
        this.values = values;
        this.path = path;
    }

    static Fields of(@Nullable Object tree, String path) {
        if (tree instanceof Map<?, ?> map) {
            return new Fields(map, path);
        }
        throw Problem.malformed(path, "object-wanted");
    }

    static List<Object> list(@Nullable Object tree, String path) {
        return switch (tree) {
            case null -> List.of();
            case List<?> items -> new ArrayList<>(items);
            default -> throw Problem.malformed(path, "list-wanted");
        };
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** @param key of the bundle {@code cohort} after {@code malformed.} */
    Unanswered refuse(String name, String key, Object... values) {
        return Problem.malformed(at(name), key, values);
    }

    String onlyKey() {
        List<String> given = values.entrySet().stream()
                .filter(e -> e.getValue() != null)
                .map(e -> String.valueOf(e.getKey()))
                .toList();
        if (given.size() != 1) {
            throw Problem.malformed(path, "one-kind");
        }
        return given.getFirst();
    }

    @Nullable
    Object value(String name) {
        read.add(name);
        return values.get(name);
    }

    Fields child(String name) {
        return of(value(name), at(name));
    }

    @Nullable
    Fields optional(String name) {
        Object value = value(name);
        return value == null ? null : of(value, at(name));
    }

    @Nullable
    String string(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        if (value instanceof Filled(String text)) {
            return text;
        }
        throw refuse(name, "text-wanted");
    }

    @Nullable
    Boolean bool(String name) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        if (value instanceof Filled(String text) && (text.equals("true") || text.equals("false"))) {
            return text.equals("true");
        }
        throw refuse(name, "truth-wanted");
    }

    @Nullable
    Double number(String name) {
        Object value = value(name);
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        if (value instanceof Filled(String text) && NUMBER.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        if (value == null) {
            return null;
        }
        throw refuse(name, "number-wanted");
    }

    @Nullable
    Integer integer(String name) {
        Double number = number(name);
        if (number == null) {
            return null;
        }
        if (number != Math.rint(number) || Math.abs(number) > 10_000_000) {
            throw refuse(name, "whole-within", 10_000_000);
        }
        return number.intValue();
    }

    List<String> strings(String name) {
        List<String> read = new ArrayList<>();
        for (Object item : list(value(name), at(name))) {
            switch (item) {
                case String text -> read.add(text);
                case Filled(String text) -> read.add(text);
                default -> throw refuse(name, "texts-wanted");
            }
        }
        return List.copyOf(read);
    }

    <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        Object value = value(name);
        return value == null ? null : constant(name, value, type);
    }

    <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
        return list(value(name), at(name)).stream()
                .map(item -> constant(name, item, type))
                .toList();
    }

    private <E extends Enum<E>> E constant(String name, Object value, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant == value || constant.name().equals(value instanceof Filled(String text) ? text : value)) {
                return constant;
            }
        }
        throw refuse(
                name,
                "none-of",
                value instanceof Filled(String text) ? text : value.toString(),
                List.of(type.getEnumConstants()).toString());
    }

    <T> T needed(String name, @Nullable T value) {
        if (value == null) {
            throw refuse(name, "absent");
        }
        return value;
    }

    /** Nothing may be left that nobody asked for. */
    void end() {
        for (Object name : values.keySet()) {
            if (!read.contains(String.valueOf(name)) && values.get(name) != null) {
                throw refuse(String.valueOf(name), "not-known-here");
            }
        }
    }
}
