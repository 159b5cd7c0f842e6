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
        throw new Unanswered(new Problem.Malformed(path, "an object is wanted here"));
    }

    static List<Object> list(@Nullable Object tree, String path) {
        return switch (tree) {
            case null -> List.of();
            case List<?> items -> new ArrayList<>(items);
            default -> throw new Unanswered(new Problem.Malformed(path, "a list is wanted here"));
        };
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    Unanswered refuse(String name, String message) {
        return new Unanswered(new Problem.Malformed(at(name), message));
    }

    String onlyKey() {
        List<String> given = values.entrySet().stream()
                .filter(e -> e.getValue() != null)
                .map(e -> String.valueOf(e.getKey()))
                .toList();
        if (given.size() != 1) {
            throw new Unanswered(new Problem.Malformed(path, "exactly one kind of criterion is wanted here"));
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
        throw refuse(name, "text is wanted here");
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
        throw refuse(name, "true or false is wanted here");
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
        throw refuse(name, "a number is wanted here");
    }

    @Nullable
    Integer integer(String name) {
        Double number = number(name);
        if (number == null) {
            return null;
        }
        if (number != Math.rint(number) || Math.abs(number) > 10_000_000) {
            throw refuse(name, "a whole number within ten million is wanted here");
        }
        return number.intValue();
    }

    List<String> strings(String name) {
        List<String> read = new ArrayList<>();
        for (Object item : list(value(name), at(name))) {
            switch (item) {
                case String text -> read.add(text);
                case Filled(String text) -> read.add(text);
                default -> throw refuse(name, "a list of texts is wanted here");
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
        throw refuse(name, value + " is none of " + List.of(type.getEnumConstants()));
    }

    <T> T needed(String name, @Nullable T value) {
        if (value == null) {
            throw refuse(name, "is missing");
        }
        return value;
    }

    /** Nothing may be left that nobody asked for. */
    void end() {
        for (Object name : values.keySet()) {
            if (!read.contains(String.valueOf(name)) && values.get(name) != null) {
                throw refuse(String.valueOf(name), "is not known here");
            }
        }
    }
}
