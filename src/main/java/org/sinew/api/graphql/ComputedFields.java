package org.sinew.api.graphql;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Audience;

/**
 * Fields whose value is computed rather than read from the graph ({@code @computed} in the schema), by topic.
 *
 * <p>A value is a record, map, list, enum or scalar, read by the names of the selection; a record that stands for one of
 * several object types bears that type's name. A part that costs something, or that has arguments of its own, is a
 * {@link java.util.function.Supplier} or a {@link Part}, and is only asked for when it is selected. A figure that is not
 * finite is nothing.
 */
public interface ComputedFields {

    /** By {@code Type.field}: {@code Query.cohort}, {@code Patient.differential}, {@code Subscription.cohortChanges}. */
    Map<String, Computed> fields();

    /** By {@code Type.condition}, for conditions that {@code extend input <Type>Where}: {@code Patient.cohort}. */
    default Map<String, Condition> conditions() {
        return Map.of();
    }

    /** What a field asks. */
    @FunctionalInterface
    interface Computed {

        /**
         * @return the value; for a subscription a {@link java.util.concurrent.Flow.Publisher} of such
         * @throws Unanswerable when the question has no answer
         */
        @Nullable
        Object value(Asked asked);
    }

    /** A condition of {@code where} that holds for nodes known by their ids. */
    @FunctionalInterface
    interface Condition {

        /**
         * @param argument as the schema coerces it
         * @throws Unanswerable when the question has no answer, or too long a one
         */
        Collection<String> ids(Object argument, Audience audience);
    }

    /** A part of a value that has arguments. */
    @FunctionalInterface
    interface Part {

        @Nullable
        Object value(Arguments arguments);
    }

    /**
     * One computed field of one operation.
     *
     * @param language of labels, unless an argument says otherwise
     * @param node id of the node the field hangs on, absent for a root field
     */
    record Asked(
            Audience audience,
            Arguments arguments,
            Locale language,
            @Nullable String node) {}
}
