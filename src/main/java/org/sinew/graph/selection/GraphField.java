package org.sinew.graph.selection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a type offers: a property, a calculated value, or a step to other types. */
public sealed interface GraphField {

    /** The kind of a property's values. */
    enum Kind {
        TEXT,
        INT,
        FLOAT,
        BOOLEAN,
        TIME
    }

    /** @param languages in which the property also exists, as {@code <property>_<language>} */
    record Scalar(String property, Kind kind, boolean list, List<String> languages) implements GraphField {}

    record Calculated(Way.Query query, Kind kind) implements GraphField {}

    /**
     * @param many whether it leads to any number of others rather than to at most one
     * @param properties the type of the relationship's own properties, if it shows them
     */
    record Step(
            String target, boolean many, Way way, @Nullable String properties) implements GraphField {}

    /** How a step is made. */
    sealed interface Way {

        /** Over relationships of one of the types. */
        record Walk(
                List<String> types, boolean out, @Nullable When when, Reach reach) implements Way {}

        /** To an end of the relationship. */
        record End(boolean start) implements Way {}

        /** Over several steps, each node once. */
        record Through(List<String> fields) implements Way {}

        /** By a statement that knows the node as {@code this}. */
        record Query(String cypher, String column) implements Way {}
    }

    /** Only relationships whose property has the value. */
    record When(String property, Object value) {}

    /** From where a walk over a term's relationships starts. */
    enum Reach {
        /** the term */
        SELF,
        /** the term and those of other vocabularies with the same meaning */
        SAME,
        /** all that the term subsumes */
        DESCENDANT
    }
}
