package org.sinew.api.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.Filter;
import org.sinew.graph.selection.GraphModel;
import org.sinew.graph.selection.GraphType;
import org.sinew.graph.selection.Operand;

/**
 * What an operation gets at: only knowledge, or records of patients too. Terms and releases are knowledge; everything else
 * that the graph holds, ways between nodes included, hangs on patients. To those who see no single patient {@code node} is a
 * term, and lists of terms leave out codes that only records mention.
 */
final class Reach {

    private static final String TERM = "Term";
    private static final String RELEASE = "Release";

    private final @Nullable GraphType term;
    private final boolean showsPatients;
    private boolean isKnowledge = true;

    Reach(GraphModel model, boolean showsPatients) {
        this.term = model.types().get(TERM);
        this.showsPatients = showsPatients;
    }

    boolean isKnowledge() {
        return isKnowledge;
    }

    /** Takes note of a type, and gives its name. */
    String at(String type) {
        isKnowledge &= isTerm(type) || type.equals(RELEASE);
        return type;
    }

    /** The type that is looked up by an id. */
    String byId(String type) {
        return at(type.equals("Node") && !showsPatients ? TERM : type);
    }

    void way() {
        isKnowledge = false;
    }

    @Nullable
    Filter narrowed(String type, @Nullable Filter filter) {
        if (showsPatients || !isTerm(type)) {
            return filter;
        }
        Filter known = new Filter.Absent(new Operand.Property(List.of("release")), false);
        return filter == null ? known : new Filter.And(List.of(known, filter));
    }

    private boolean isTerm(String type) {
        return term != null && (type.equals(TERM) || term.members().contains(type));
    }
}
