package org.sinew.api.graphql;

import graphql.normalized.ExecutableNormalizedField;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Audience;
import org.sinew.api.graphql.ComputedFields.Asked;
import org.sinew.api.graphql.ComputedFields.Condition;

/** What is computed for one operation. */
final class Computation {

    private final ComputedTopics topics;
    private final ComputedValues values;
    private final Supplier<Audience> audience;
    private final Locale language;

    Computation(ComputedTopics topics, ComputedValues values, Supplier<Audience> audience, Locale language) {
        this.topics = topics;
        this.values = values;
        this.audience = audience;
        this.language = language;
    }

    /** @param node id of the node that the field hangs on, absent for a root field */
    @Nullable
    Object value(ExecutableNormalizedField field, @Nullable String node) {
        try {
            return values.complete(found(field, node), field);
        } catch (Unanswerable none) {
            throw Refused.of(none, spoken(field), path(field));
        }
    }

    /** What a subscription publishes. */
    Flow.Publisher<?> published(ExecutableNormalizedField field) {
        try {
            return (Flow.Publisher<?>) Objects.requireNonNull(found(field, null));
        } catch (Unanswerable none) {
            throw Refused.of(none, spoken(field), path(field));
        }
    }

    Audience audience() {
        return audience.get();
    }

    @Nullable
    Object laidOut(Object value, ExecutableNormalizedField field) {
        return values.complete(value, field);
    }

    private @Nullable Object found(ExecutableNormalizedField field, @Nullable String node) {
        return topics.field(field.getSingleObjectTypeName(), field.getName())
                .value(new Asked(audience.get(), new Arguments(field.getResolvedArguments()), language, node));
    }

    /** The language that the field asks for, or else the request's. */
    private Locale spoken(ExecutableNormalizedField field) {
        return new Arguments(field.getResolvedArguments())
                .findText("lang")
                .map(Locale::forLanguageTag)
                .orElse(language);
    }

    private static List<Object> path(ExecutableNormalizedField field) {
        return List.copyOf(field.getListOfResultKeys());
    }

    /** The ids that a computed condition names; absent when the type has no such condition. */
    @Nullable
    Collection<String> ids(String type, String name, Object argument, List<Object> path) {
        Condition condition = topics.condition(type, name);
        try {
            return condition == null ? null : condition.ids(argument, audience.get());
        } catch (Unanswerable none) {
            throw Refused.of(none, language, path);
        }
    }
}
