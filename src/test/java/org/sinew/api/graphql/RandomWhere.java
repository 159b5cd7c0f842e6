package org.sinew.api.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Filters and orders over a {@link RandomGraph}. */
final class RandomWhere {

    private static final List<String> TEXTS = List.of("Ann", "a", "Bo'b\"", "`", "\\n", "糖", "female", "active", "mg");
    private static final List<String> OPERATORS = List.of("eq", "gt", "gte", "lt", "lte");

    private final Random random;

    RandomWhere(Random random) {
        this.random = random;
    }

    Map<String, Object> of(String type, int depth) {
        Map<String, Object> where = new LinkedHashMap<>();
        int conditions = random.nextInt(3);
        for (int i = 0; i < conditions; i++) {
            add(where, type, depth);
        }
        return where;
    }

    private void add(Map<String, Object> where, String type, int depth) {
        switch (random.nextInt(depth > 0 ? 7 : 3)) {
            case 0, 1 -> where.put(pick(texts(type)), text());
            case 2 -> typed(where, type);
            case 3 -> where.put("not", of(type, depth - 1));
            case 4 -> where.put("or", List.of(of(type, depth - 1), of(type, depth - 1)));
            case 5 -> where.put("and", List.of(of(type, depth - 1)));
            default -> relation(where, type, depth);
        }
    }

    private void typed(Map<String, Object> where, String type) {
        switch (type) {
            case "Patient" ->
                where.put(
                        "birth",
                        Map.of(
                                pick(OPERATORS),
                                "19%d0".formatted(5 + random.nextInt(5)).concat("-01-01T00:00:00Z")));
            case "Measurement" -> where.put("value", Map.of(pick(OPERATORS), (double) random.nextInt(4)));
            default -> where.put("isA", List.of("T:" + random.nextInt(4)));
        }
    }

    private void relation(Map<String, Object> where, String type, int depth) {
        String quantifier = pick(List.of("some", "none", "all"));
        switch (type) {
            case "Patient" -> {
                boolean conditions = random.nextBoolean();
                where.put(
                        conditions ? "conditions" : "measurements",
                        Map.of(quantifier, of(conditions ? "Condition" : "Measurement", depth - 1)));
            }
            case "Measurement" -> where.put("isA", List.of("T:" + random.nextInt(4)));
            default -> where.put("patient", of("Patient", depth - 1));
        }
    }

    private Map<String, Object> text() {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("isNull", random.nextBoolean());
            case 1 -> Map.of("in", List.of(pick(TEXTS), pick(TEXTS)));
            case 2 -> Map.of(pick(List.of("contains", "startsWith")), pick(TEXTS));
            default -> Map.of(pick(OPERATORS), pick(TEXTS));
        };
    }

    List<Map<String, Object>> order(String type) {
        int size = random.nextInt(3);
        List<String> fields = texts(type);
        return fields.stream()
                .limit(size)
                .map(f -> Map.of(f, (Object) (random.nextBoolean() ? "ASC" : "DESC")))
                .toList();
    }

    private static List<String> texts(String type) {
        return switch (type) {
            case "Patient" -> List.of("name", "sex");
            case "Measurement" -> List.of("unit");
            default -> List.of("text", "status");
        };
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
