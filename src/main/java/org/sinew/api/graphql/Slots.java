package org.sinew.api.graphql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.Selection.Slot;

/** Takes the values out of an operation. */
final class Slots {

    private final List<@Nullable Object> values = new ArrayList<>();

    Slot put(@Nullable Object value) {
        values.add(value);
        return new Slot(values.size() - 1);
    }

    List<@Nullable Object> values() {
        return values;
    }
}
