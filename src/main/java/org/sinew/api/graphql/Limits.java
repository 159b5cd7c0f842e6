package org.sinew.api.graphql;

import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import java.util.List;
import java.util.Map;
import org.sinew.term.Sentence;

/**
 * Refuses operations that are too deep, rename too much, or could answer with too many nodes. The cost is the number of
 * nodes, groups and counts in the largest possible answer: a page's size times what each of its nodes costs.
 */
final class Limits {

    private static final int SHORT_LIST = 5;
    private static final int COMPUTED = 50;

    private final GraphQlSettings settings;
    private final GraphSchema schema;
    private int aliases;

    Limits(GraphQlSettings settings, GraphSchema schema) {
        this.settings = settings;
        this.schema = schema;
    }

    void check(ExecutableNormalizedOperation operation) {
        int depth = operation.getOperationDepth();
        if (depth > settings.maxDepth()) {
            throw new Refused(
                    Refused.Code.QUERY_TOO_DEEP,
                    Sentence.of("refusal", "too-deep", depth, settings.maxDepth()),
                    List.of(),
                    Map.of("depth", depth, "limit", settings.maxDepth()));
        }
        long cost = 0;
        for (ExecutableNormalizedField field : operation.getTopLevelFields()) {
            if (!field.getName().startsWith("__")) {
                cost += cost(field);
            }
        }
        if (cost > settings.maxCost()) {
            throw tooCostly("too-costly", cost, settings.maxCost());
        }
        if (aliases > settings.maxAliases()) {
            throw tooCostly("too-many-names", aliases, settings.maxAliases());
        }
    }

    private static Refused tooCostly(String key, long cost, long limit) {
        return new Refused(
                Refused.Code.QUERY_TOO_COSTLY,
                Sentence.of("refusal", key, cost, limit),
                List.of(),
                Map.of("cost", cost, "limit", limit));
    }

    private long cost(ExecutableNormalizedField field) {
        if (field.getAlias() != null && !field.getAlias().equals(field.getName())) {
            aliases++;
        }
        long each = 0;
        for (ExecutableNormalizedField child : field.getChildren()) {
            each += cost(child);
        }
        if (!field.hasChildren()) {
            return field.getName().equals("totalCount") ? 1 : 0;
        }
        return Math.min(size(field) * (own(field) + each), Integer.MAX_VALUE);
    }

    /** Edges and page information are parts of a connection and cost nothing themselves. */
    private int own(ExecutableNormalizedField field) {
        if (schema.isComputed(field)) {
            return COMPUTED;
        }
        return switch (field.getName()) {
            case "edges", "pageInfo", "nodes", "node", "properties" -> 0;
            default -> 1;
        };
    }

    private long size(ExecutableNormalizedField field) {
        String owner = field.getObjectTypeNames().iterator().next();
        if (schema.isPlain(owner, field.getName())) {
            return SHORT_LIST;
        }
        boolean isPaged = field.getFieldDefinitions(schema.schema()).getFirst().getArgument("first") != null;
        return isPaged ? Math.max(1, PageReader.first(field, settings)) : 1;
    }
}
