package org.sinew.graph.selection;

import java.util.List;
import org.sinew.graph.selection.Selection.Slot;

/** What must hold of a node or relationship. A comparison with an absent value does not hold; its negation does. */
public sealed interface Filter {

    record And(List<Filter> filters) implements Filter {}

    record Or(List<Filter> filters) implements Filter {}

    record Not(Filter filter) implements Filter {}

    record Compare(Operand operand, Operator operator, Slot value) implements Filter {}

    record Absent(Operand operand, boolean absent) implements Filter {}

    /** Of the relationship over which a node was reached; {@code type} holds its properties. */
    record OfLink(String type, Filter filter) implements Filter {}

    /** Whether it, or a term it is classified by, has one of the ids. */
    record Classified(String type, Slot ids) implements Filter {}

    record Related(String owner, String field, Quantifier quantifier, Filter filter) implements Filter {}

    enum Operator {
        EQ,
        IN,
        GT,
        GTE,
        LT,
        LTE,
        CONTAINS,
        STARTS_WITH,
        INCLUDES,
        INCLUDES_ANY
    }

    enum Quantifier {
        SOME,
        NONE,
        ALL
    }
}
