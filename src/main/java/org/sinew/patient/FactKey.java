package org.sinew.patient;

/**
 * What makes a fact the same fact when its record comes again: the source and the source's own identifier,
 * {@code synthea|Condition/4711}, with {@code #n} for the n-th part of a record that holds several facts.
 */
public record FactKey(String value) {

    public FactKey {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a fact key may not be blank");
        }
    }

    public FactKey part(String name) {
        return new FactKey(value + "#" + name);
    }

    @Override
    public String toString() {
        return value;
    }
}
