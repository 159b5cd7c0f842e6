package org.sinew.api.graphql;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of an operation.
 *
 * @param maxDepth levels of nested fields
 * @param maxCost nodes that an answer could hold at most, from the pages' sizes
 * @param maxAliases renamed fields
 * @param maxTokens tokens of a document
 * @param maxCharacters characters of a document
 * @param maxBody bytes of a request
 * @param pageSize edges of a page when {@code first} is not given
 * @param maxPageSize largest {@code first}
 * @param maxHops longest path
 * @param timeout how long a statement may run
 * @param introspection whether the schema may be asked for
 */
@ConfigurationProperties("sinew.graphql")
public record GraphQlSettings(
        @DefaultValue("24") int maxDepth,
        @DefaultValue("500000") int maxCost,
        @DefaultValue("100") int maxAliases,
        @DefaultValue("15000") int maxTokens,
        @DefaultValue("200000") int maxCharacters,
        @DefaultValue("1000000") int maxBody,
        @DefaultValue("20") int pageSize,
        @DefaultValue("1000") int maxPageSize,
        @DefaultValue("8") int maxHops,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("true") boolean introspection) {

    public static GraphQlSettings defaults() {
        return new GraphQlSettings(
                24, 500_000, 100, 15_000, 200_000, 1_000_000, 20, 1000, 8, Duration.ofSeconds(20), true);
    }
}
