package org.sinew.api.graphql;

import graphql.GraphQLContext;
import graphql.normalized.ExecutableNormalizedField;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sinew.api.graphql.ComputedFields.Part;

/** Lays out computed values as the operation asks. */
final class ComputedValues {

    private record Accessor(Class<?> of, String name) {}

    private final GraphQLSchema schema;
    private final Map<Accessor, Method> accessors = new ConcurrentHashMap<>();

    ComputedValues(GraphQLSchema schema) {
        this.schema = schema;
    }

    @Nullable
    Object complete(@Nullable Object value, ExecutableNormalizedField field) {
        return complete(
                value, field, field.getFieldDefinitions(schema).getFirst().getType());
    }

    private @Nullable Object complete(@Nullable Object given, ExecutableNormalizedField field, GraphQLType type) {
        Object value = opened(given, field);
        return switch (type) {
            case GraphQLNonNull nonNull -> {
                Object complete = complete(value, field, nonNull.getWrappedType());
                if (complete == null) {
                    throw new IllegalStateException("nothing in " + field.getName() + ", which is never null");
                }
                yield complete;
            }
            case GraphQLList list -> value == null ? null : list((Iterable<?>) value, field, list.getWrappedType());
            case GraphQLScalarType scalar ->
                value == null ? null : scalar.getCoercing().serialize(value, GraphQLContext.getDefault(), Locale.ROOT);
            case GraphQLEnumType _ -> value == null ? null : value instanceof Enum<?> e ? e.name() : value.toString();
            default -> value == null ? null : object(value, field, type);
        };
    }

    private static @Nullable Object opened(@Nullable Object value, ExecutableNormalizedField field) {
        return switch (value) {
            case Part part -> opened(part.value(new Arguments(field.getResolvedArguments())), field);
            case Supplier<?> supplier -> opened(supplier.get(), field);
            case Optional<?> optional -> optional.orElse(null);
            case Double figure when !Double.isFinite(figure) -> null;
            case null -> null;
            default -> value;
        };
    }

    private List<@Nullable Object> list(Iterable<?> values, ExecutableNormalizedField field, GraphQLType of) {
        List<@Nullable Object> list = new ArrayList<>();
        values.forEach(value -> list.add(complete(value, field, of)));
        return list;
    }

    private Map<String, @Nullable Object> object(Object value, ExecutableNormalizedField field, GraphQLType type) {
        String concrete = type instanceof GraphQLObjectType object
                ? object.getName()
                : value.getClass().getSimpleName();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (ExecutableNormalizedField child : field.getChildren()) {
            if (child.getObjectTypeNames().contains(concrete)) {
                object.put(child.getResultKey(), part(value, child, concrete));
            }
        }
        return object;
    }

    private @Nullable Object part(Object value, ExecutableNormalizedField child, String concrete) {
        if (child.getName().equals("__typename")) {
            return concrete;
        }
        GraphQLOutputType type = schema.getObjectType(concrete)
                .getFieldDefinition(child.getName())
                .getType();
        Object part = value instanceof Map<?, ?> map ? map.get(child.getName()) : read(value, child.getName());
        return complete(part, child, type);
    }

    private @Nullable Object read(Object value, String name) {
        Method accessor = accessors.computeIfAbsent(new Accessor(value.getClass(), name), ComputedValues::find);
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private static Method find(Accessor accessor) {
        try {
            Method method = accessor.of().getMethod(accessor.name());
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    "no " + accessor.name() + " in " + accessor.of().getSimpleName(), e);
        }
    }
}
