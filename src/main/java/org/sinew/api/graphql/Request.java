package org.sinew.api.graphql;

import graphql.normalized.ExecutableNormalizedField;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.selection.Selection;
import org.sinew.graph.selection.Selection.Field;

/**
 * A selection with the values in its slots.
 *
 * @param isKnowledge whether nothing of any patient is asked
 * @param computed for those of its fields that only give a node's id, what is computed of the node; by identity
 */
record Request(
        Selection selection,
        List<@Nullable Object> values,
        boolean isKnowledge,
        IdentityHashMap<Field, ExecutableNormalizedField> computed) {}
