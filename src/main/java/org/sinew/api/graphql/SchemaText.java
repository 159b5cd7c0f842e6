package org.sinew.api.graphql;

import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The hand-written types in {@code classpath:graphql/*.graphqls}. */
final class SchemaText {

    private SchemaText() {}

    static TypeDefinitionRegistry read() {
        TypeDefinitionRegistry all = new TypeDefinitionRegistry();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver(SchemaText.class.getClassLoader())
                    .getResources("classpath*:graphql/*.graphqls");
            Arrays.sort(files, Comparator.comparing(Resource::getFilename));
            for (Resource file : files) {
                all.merge(new SchemaParser().parse(file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the schema's files cannot be read", e);
        }
        return all;
    }
}
