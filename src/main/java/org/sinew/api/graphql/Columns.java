package org.sinew.api.graphql;

import org.sinew.graph.selection.Selection;

/** Numbers the columns of one projection. */
final class Columns {

    private int next;
    private int type = Selection.NOWHERE;

    int next() {
        return next++;
    }

    /** The one column of the concrete type's name. */
    int type() {
        if (type == Selection.NOWHERE) {
            type = next++;
        }
        return type;
    }
}
