package org.sinew.api.graphql;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Sentence;

/**
 * The arguments of a field, or the fields of an input object, as the schema coerces them: texts, whole and decimal numbers,
 * flags, the names of enum values, lists and maps of these. Those without a default that were not given are absent.
 */
public record Arguments(Map<String, Object> values) {

    public @Nullable Object value(String name) {
        return values.get(name);
    }

    /** One that the schema says is never absent. */
    public String text(String name) {
        return (String) required(name);
    }

    public int integer(String name) {
        return ((Number) required(name)).intValue();
    }

    /**
     * How many are wanted: the argument {@code first}, refused as that of an ordinary connection is.
     *
     * @throws Unanswerable when it is not from {@code least} to {@code most}
     */
    public int first(int least, int most) {
        int first = integer("first");
        if (first < least || first > most) {
            throw new Unanswerable(
                    Refused.Code.BAD_USER_INPUT.name(), notFirst(first, least, most), Map.of("at", "first"));
        }
        return first;
    }

    static Sentence notFirst(int first, int least, int most) {
        return Sentence.of("refusal", "first", least, most, String.valueOf(first));
    }

    public double number(String name) {
        return ((Number) required(name)).doubleValue();
    }

    public boolean flag(String name) {
        return (Boolean) required(name);
    }

    public Optional<String> findText(String name) {
        return Optional.ofNullable((String) values.get(name));
    }

    public Optional<Integer> findInteger(String name) {
        return Optional.ofNullable((Number) values.get(name)).map(Number::intValue);
    }

    public Optional<Double> findNumber(String name) {
        return Optional.ofNullable((Number) values.get(name)).map(Number::doubleValue);
    }

    /** Empty for an absent list. */
    public List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    /** Empty for an absent list. */
    public List<Arguments> objects(String name) {
        return list(name).stream().map(Arguments::of).toList();
    }

    public Optional<Arguments> object(String name) {
        return Optional.ofNullable(values.get(name)).map(Arguments::of);
    }

    private List<?> list(String name) {
        return values.get(name) instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Arguments of(Object input) {
        return new Arguments((Map<String, Object>) input);
    }

    private Object required(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }
}
