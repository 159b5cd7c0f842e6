package org.sinew.api.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.Selection;

/** A selection with the values in its slots. */
record Request(Selection selection, List<@Nullable Object> values) {}
