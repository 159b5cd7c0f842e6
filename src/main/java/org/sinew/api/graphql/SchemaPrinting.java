package org.sinew.api.graphql;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;

/** The schema as clients see it, in the schema language, without what its directives say of the graph. */
final class SchemaPrinting {

    private SchemaPrinting() {}

    static String print(GraphQLSchema schema) {
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
                        .includeDirectives(false)
                        .includeDirectiveDefinitions(false)
                        .includeSchemaElement(element -> !(element instanceof graphql.schema.GraphQLEnumType values)
                                || !(values.getName().equals("RelationshipDirection")
                                        || values.getName().equals("EdgeSide")
                                        || values.getName().equals("Subsumption"))))
                .print(schema);
    }
}
