package org.sinew.api.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.introspection.Introspection;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Reads;
import org.sinew.term.Sentence;

/** Carries out GraphQL operations over the graph. */
public final class Operations {

    private static final int KEPT = 500;

    private final GraphSchema schema;
    private final GraphQL graphQl;
    private final GraphQlSettings settings;
    private final LibraryErrors errors;
    private final Map<String, PreparsedDocumentEntry> documents = Collections.synchronizedMap(new Kept());

    /** @throws IllegalArgumentException when the topics do not compute just what the schema says is computed */
    public Operations(
            Reads reads, TermLookup terms, GraphQlSettings settings, Collection<? extends ComputedFields> topics) {
        this(reads, terms, settings, topics, SchemaText.read());
    }

    Operations(
            Reads reads,
            TermLookup terms,
            GraphQlSettings settings,
            Collection<? extends ComputedFields> topics,
            TypeDefinitionRegistry types) {
        this.settings = settings;
        this.schema = new GraphSchema(types);
        this.errors = new LibraryErrors(settings.introspection() ? new MeantNames(schema.schema()) : null);
        ComputedTopics computed = new ComputedTopics(topics);
        computed.check(schema.computed());
        var oneStatement = new OneStatementExecution(schema, reads, terms, settings, computed);
        this.graphQl = GraphQL.newGraphQL(schema.schema())
                .queryExecutionStrategy(oneStatement)
                .mutationExecutionStrategy(oneStatement)
                .subscriptionExecutionStrategy(new SubscriptionExecution(oneStatement))
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(document(input, parse)))
                .build();
    }

    private PreparsedDocumentEntry document(
            ExecutionInput input, java.util.function.Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        PreparsedDocumentEntry known = documents.get(input.getQuery());
        if (known != null) {
            return known;
        }
        PreparsedDocumentEntry parsed = parse.apply(input);
        if (!parsed.hasErrors()) {
            documents.put(input.getQuery(), parsed);
        }
        return parsed;
    }

    /**
     * @param operation the name of the document's operation to carry out, if it has several
     * @param locale in which language labels are wanted unless a field says otherwise
     * @return the answer, which holds no data at all when the operation was refused before it began
     */
    public ExecutionResult run(
            String query,
            @Nullable String operation,
            Map<String, Object> variables,
            Locale locale,
            CurrentAudience audience) {
        if (query.length() > settings.maxCharacters()) {
            return ExecutionResult.newExecutionResult()
                    .addError(new Refused(
                                    Refused.Code.QUERY_TOO_COSTLY,
                                    Sentence.of("refusal", "too-long", query.length(), settings.maxCharacters()),
                                    List.of())
                            .in(locale))
                    .build();
        }
        ExecutionInput input = ExecutionInput.newExecutionInput(query)
                .operationName(operation)
                .variables(variables)
                .locale(locale)
                .graphQLContext(Map.of(
                        CurrentAudience.class,
                        audience,
                        ParserOptions.class,
                        parserOptions(),
                        Introspection.INTROSPECTION_DISABLED,
                        !settings.introspection()))
                .build();
        return errors.named(graphQl.execute(input), locale);
    }

    private ParserOptions parserOptions() {
        return ParserOptions.getDefaultOperationParserOptions()
                .transform(o -> o.maxTokens(settings.maxTokens())
                        .maxWhitespaceTokens(settings.maxCharacters())
                        .maxCharacters(settings.maxCharacters()));
    }

    GraphQLSchema schema() {
        return schema.schema();
    }

    private static final class Kept extends LinkedHashMap<String, PreparsedDocumentEntry> {
        Kept() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
            return size() > KEPT;
        }
    }
}
