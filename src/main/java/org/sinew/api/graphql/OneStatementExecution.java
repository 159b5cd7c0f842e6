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
import org.sinew.access.Reads;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.sinew.graph.selection.Selection.Field;
import org.sinew.graph.selection.SelectionCompiler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers an operation with one statement: what it selects is compiled, read in one go, and laid out as asked. Only
 * introspection, which needs no graph, is left to the library.
 */
final class OneStatementExecution extends ExecutionStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(OneStatementExecution.class);

    private final GraphSchema schema;
    private final SelectionCompiler compiler;
    private final Reads reads;
    private final TermLookup terms;
    private final GraphQlSettings settings;
    private final ExecutionStrategy introspection = new AsyncExecutionStrategy();

    OneStatementExecution(GraphSchema schema, Reads reads, TermLookup terms, GraphQlSettings settings) {
        this.schema = schema;
        this.compiler = new SelectionCompiler(schema.model());
        this.reads = reads;
        this.terms = terms;
        this.settings = settings;
    }

    @Override
    public CompletableFuture<ExecutionResult> execute(
            ExecutionContext context, ExecutionStrategyParameters parameters) {
        try {
            Map<String, @Nullable Object> graph = read(context);
            return withIntrospection(context, parameters, graph);
        } catch (Refused refused) {
            return CompletableFuture.completedFuture(refusal(refused));
        } catch (CurrentAudience.Unauthenticated e) {
            return CompletableFuture.completedFuture(
                    refusal(new Refused(Refused.Code.UNAUTHENTICATED, "sign in first", List.of())));
        } catch (Graph.StatementTimeout e) {
            return CompletableFuture.completedFuture(refusal(new Refused(
                    Refused.Code.TIMEOUT,
                    "stopped after " + settings.timeout().toMillis() + " ms; ask for less",
                    List.of())));
        } catch (RuntimeException e) {
            LOG.error("operation {} failed", context.getExecutionId(), e);
            return CompletableFuture.completedFuture(refusal(new Refused(
                    Refused.Code.INTERNAL,
                    "something went wrong; the log names it " + context.getExecutionId(),
                    List.of())));
        }
    }

    private static ExecutionResult refusal(Refused refused) {
        ExecutionResultImpl.Builder<?> result =
                ExecutionResultImpl.newExecutionResult().addError(refused);
        return refused.isBeforeExecution() ? result.build() : result.data(null).build();
    }

    private Map<String, @Nullable Object> read(ExecutionContext context) {
        ExecutableNormalizedOperation operation =
                ExecutableNormalizedOperationFactory.createExecutableNormalizedOperation(
                        context.getGraphQLSchema(),
                        context.getOperationDefinition(),
                        context.getFragmentsByName(),
                        context.getCoercedVariables());
        new Limits(settings, schema).check(operation);
        String language = context.getLocale().toLanguageTag();
        Request request = new SelectionReader(schema, terms, settings, language).read(operation);
        if (request.selection().fields().isEmpty()) {
            return typeNames(operation, Map.of());
        }
        Map<String, Object> row = run(context, operation, compiler.compile(request.selection(), request.values()));
        Answer answer = new Answer(schema.model(), request.values());
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (Field field : request.selection().fields()) {
            data.put(field.key(), answer.value(field, row));
        }
        return typeNames(operation, data);
    }

    private Map<String, Object> run(
            ExecutionContext context, ExecutableNormalizedOperation operation, Statement statement) {
        CurrentAudience current =
                Objects.requireNonNull(context.getGraphQLContext().get(CurrentAudience.class));
        Audience audience = current.get();
        String name = Objects.requireNonNullElse(operation.getOperationName(), "anonymous");
        return reads.read(audience, name, statement, settings.timeout()).getFirst();
    }

    private static Map<String, @Nullable Object> typeNames(
            ExecutableNormalizedOperation operation, Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
        for (ExecutableNormalizedField field : operation.getTopLevelFields()) {
            String key = field.getResultKey();
            ordered.put(key, field.getName().equals(Columns.TYPE) ? "Query" : data.get(key));
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
