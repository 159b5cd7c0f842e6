package org.sinew.api.graphql;

import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.normalized.ExecutableNormalizedField;
import graphql.normalized.ExecutableNormalizedOperation;
import graphql.normalized.ExecutableNormalizedOperationFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Audience;
import org.sinew.access.NotShown;
import org.sinew.access.Reads;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.sinew.graph.selection.SelectionCompiler;
import org.sinew.term.Sentence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a query with one statement: what it selects is compiled, read in one go, and laid out as asked; computed fields
 * join in then. A mutation has computed fields only, in their order. Introspection, which needs no graph, is left to the
 * library.
 */
final class OneStatementExecution extends ExecutionStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(OneStatementExecution.class);

    private final GraphSchema schema;
    private final SelectionCompiler compiler;
    private final Reads reads;
    private final TermLookup terms;
    private final GraphQlSettings settings;
    private final ComputedTopics topics;
    private final ComputedValues computedValues;
    private final ExecutionStrategy introspection = new AsyncExecutionStrategy();

    OneStatementExecution(
            GraphSchema schema, Reads reads, TermLookup terms, GraphQlSettings settings, ComputedTopics topics) {
        this.schema = schema;
        this.compiler = new SelectionCompiler(schema.model());
        this.reads = reads;
        this.terms = terms;
        this.settings = settings;
        this.topics = topics;
        this.computedValues = new ComputedValues(schema.schema());
    }

    @Override
    public CompletableFuture<ExecutionResult> execute(
            ExecutionContext context, ExecutionStrategyParameters parameters) {
        try {
            Map<String, @Nullable Object> graph = read(context);
            return withIntrospection(context, parameters, graph);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(refusal(refused(e, context)));
        }
    }

    private Refused refused(RuntimeException problem, ExecutionContext context) {
        return switch (problem) {
            case Refused refused -> refused.in(context.getLocale());
            case CurrentAudience.Unauthenticated _ -> refused(Refused.Code.UNAUTHENTICATED, context, "sign-in");
            case NotShown none -> refused(Refused.Code.FORBIDDEN, context, "not-shown", none.floor());
            case Graph.StatementTimeout _ ->
                refused(
                        Refused.Code.TIMEOUT,
                        context,
                        "timeout",
                        settings.timeout().toMillis());
            default -> {
                LOG.error("operation {} failed", context.getExecutionId(), problem);
                yield refused(Refused.Code.INTERNAL, context, "internal", String.valueOf(context.getExecutionId()));
            }
        };
    }

    private static Refused refused(Refused.Code code, ExecutionContext context, String key, Object... values) {
        return new Refused(code, Sentence.of("refusal", key, values), List.of()).in(context.getLocale());
    }

    private static ExecutionResult refusal(Refused refused) {
        ExecutionResultImpl.Builder<?> result =
                ExecutionResultImpl.newExecutionResult().addError(refused);
        return refused.isBeforeExecution() ? result.build() : result.data(null).build();
    }

    /** @return a result whose data is the {@link java.util.concurrent.Flow.Publisher} of further results */
    ExecutionResult subscribe(ExecutionContext context) {
        try {
            ExecutableNormalizedOperation operation = operation(context);
            new Limits(settings, schema).check(operation);
            Audience audience = audience(context);
            Computation computation = new Computation(topics, computedValues, () -> audience, context.getLocale());
            ExecutableNormalizedField field = operation.getTopLevelFields().getFirst();
            Results results = new Results(
                    computation.published(field), item -> event(context, operation, computation, field, item));
            return ExecutionResultImpl.newExecutionResult().data(results).build();
        } catch (RuntimeException e) {
            return refusal(refused(e, context));
        }
    }

    private ExecutionResult event(
            ExecutionContext context,
            ExecutableNormalizedOperation operation,
            Computation computation,
            ExecutableNormalizedField field,
            Object item) {
        try {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            reads.compute(computation.audience(), name(operation), () -> {
                data.put(field.getResultKey(), computation.laidOut(item, field));
                return 1;
            });
            return ExecutionResultImpl.newExecutionResult().data(data).build();
        } catch (RuntimeException e) {
            return refusal(refused(e, context));
        }
    }

    private Map<String, @Nullable Object> read(ExecutionContext context) {
        ExecutableNormalizedOperation operation = operation(context);
        new Limits(settings, schema).check(operation);
        Computation computation = computation(context);
        String language = context.getLocale().toLanguageTag();
        Request request = new SelectionReader(schema, terms, settings, language, computation, showsPatients(context))
                .read(operation);
        Map<String, @Nullable Object> data = graph(context, operation, request, computation);
        computed(context, operation, computation, data);
        return ordered(operation, data);
    }

    private static ExecutableNormalizedOperation operation(ExecutionContext context) {
        return ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                context.getGraphQLSchema(),
                context.getOperationDefinition(),
                context.getFragmentsByName(),
                context.getCoercedVariables());
    }

    private Computation computation(ExecutionContext context) {
        return new Computation(topics, computedValues, () -> audience(context), context.getLocale());
    }

    private static Audience audience(ExecutionContext context) {
        CurrentAudience current =
                Objects.requireNonNull(context.getGraphQLContext().get(CurrentAudience.class));
        return current.get();
    }

    private static String name(ExecutableNormalizedOperation operation) {
        return Objects.requireNonNullElse(operation.getOperationName(), "anonymous");
    }

    private Map<String, @Nullable Object> graph(
            ExecutionContext context,
            ExecutableNormalizedOperation operation,
            Request request,
            Computation computation) {
        if (!request.selection().fields().isEmpty()) {
            Statement statement = compiler.compile(request.selection(), request.values());
            Map<String, Object> row = row(audience(context), name(operation), request, statement);
            return new Answer(schema.model(), request, computation).of(row);
        }
        return new LinkedHashMap<>();
    }

    private Map<String, Object> row(Audience audience, String name, Request request, Statement statement) {
        return request.isKnowledge()
                ? reads.knowledgeRow(audience, name, statement, settings.timeout())
                : reads.readRow(audience, name, statement, settings.timeout());
    }

    /** Whoever is not signed in is refused by the read itself. */
    private boolean showsPatients(ExecutionContext context) {
        try {
            return reads.showsPatients(audience(context));
        } catch (CurrentAudience.Unauthenticated nobody) {
            return false;
        }
    }

    private void computed(
            ExecutionContext context,
            ExecutableNormalizedOperation operation,
            Computation computation,
            Map<String, @Nullable Object> data) {
        List<ExecutableNormalizedField> asked = operation.getTopLevelFields().stream()
                .filter(schema::isComputed)
                .toList();
        if (!asked.isEmpty()) {
            reads.compute(audience(context), name(operation), () -> {
                asked.forEach(field -> data.put(field.getResultKey(), computation.value(field, null)));
                return asked.size();
            });
        }
    }

    private static Map<String, @Nullable Object> ordered(
            ExecutableNormalizedOperation operation, Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        for (ExecutableNormalizedField field : operation.getTopLevelFields()) {
            String key = field.getResultKey();
            boolean isTypeName = field.getName().equals(SelectionReader.TYPE_NAME);
            ordered.put(key, isTypeName ? field.getSingleObjectTypeName() : data.get(key));
        }
        return ordered;
    }

    private CompletableFuture<ExecutionResult> withIntrospection(
            ExecutionContext context, ExecutionStrategyParameters parameters, Map<String, @Nullable Object> data) {
        Map<String, MergedField> asked = new LinkedHashMap<>();
        parameters.getFields().getSubFields().forEach((key, field) -> {
            if (field.getName().equals("__schema") || field.getName().equals("__type")) {
                asked.put(key, field);
            }
        });
        if (asked.isEmpty()) {
            return CompletableFuture.completedFuture(
                    ExecutionResultImpl.newExecutionResult().data(data).build());
        }
        ExecutionStrategyParameters only = parameters.transform(b -> b.fields(
                MergedSelectionSet.newMergedSelectionSet().subFields(asked).build()));
        return introspection.execute(context, only).thenApply(result -> {
            if (result.getData() instanceof Map<?, ?> found) {
                found.forEach((key, value) -> data.put(String.valueOf(key), value));
            }
            return ExecutionResultImpl.newExecutionResult()
                    .data(result.getData() == null ? null : data)
                    .errors(result.getErrors())
                    .build();
        });
    }
}
