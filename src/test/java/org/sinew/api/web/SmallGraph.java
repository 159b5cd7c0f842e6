package org.sinew.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.TypeResolutionEnvironment;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** A GraphQL endpoint over four diseases and thirty patients in memory, of the same shape as the real one. */
final class SmallGraph {

    private final List<Map<String, Object>> nodes = new ArrayList<>();
    private final GraphQL graphql;

    SmallGraph() throws IOException {
        fill();
        String text = new ClassPathResource("web/schema.graphqls").getContentAsString(UTF_8);
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type("Node", type -> type.typeResolver(SmallGraph::type))
                .type("Term", type -> type.typeResolver(SmallGraph::type))
                .type(
                        "Query",
                        type -> type.dataFetcher("node", this::byId)
                                .dataFetcher("term", this::byId)
                                .dataFetcher("terms", this::search)
                                .dataFetcher("patients", this::people)
                                .dataFetcher("diseases", asked -> page(of("Disease"), asked))
                                .dataFetcher("releases", asked -> page(of("Release"), asked)))
                .type(
                        "Disease",
                        type -> type.dataFetcher("label", SmallGraph::label)
                                .dataFetcher("patients", asked -> page(of("Patient"), asked))
                                .dataFetcher("phenotypes", asked -> page(of("Phenotype"), asked)))
                .type("Phenotype", type -> type.dataFetcher("label", SmallGraph::label))
                .type("Patient", type -> type.dataFetcher("conditions", asked -> page(of("Disease"), asked)))
                .build();
        this.graphql = GraphQL.newGraphQL(
                        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text), wiring))
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> graphqlRoute() {
        return RouterFunctions.route()
                .POST(
                        "/graphql",
                        request -> ServerResponse.ok()
                                .body(answer(request.body(new ParameterizedTypeReference<Map<String, Object>>() {}))))
                .build();
    }

    private Map<String, Object> answer(Map<String, Object> request) {
        ExecutionInput.Builder input = ExecutionInput.newExecutionInput(String.valueOf(request.get("query")));
        if (request.get("variables") instanceof Map<?, ?> variables) {
            Map<String, Object> named = new HashMap<>();
            variables.forEach((name, value) -> named.put(String.valueOf(name), value));
            input.variables(named);
        }
        return graphql.execute(input.build()).toSpecification();
    }

    private void fill() {
        String[][] terms = {
            {"Disease", "MONDO:0005148", "type 2 diabetes mellitus", "2型糖尿病"},
            {"Disease", "MONDO:0005044", "hypertensive disorder", "高血压"},
            {"Disease", "MONDO:0004979", "asthma", "哮喘"},
            {"Disease", "MONDO:0007947", "Marfan syndrome", "马凡综合征"},
            {"Phenotype", "HP:0001250", "Seizure", "癫痫发作"},
            {"Phenotype", "HP:0001166", "Arachnodactyly", "蜘蛛样指"},
            {"Phenotype", "HP:0000822", "Hypertension", "高血压"}
        };
        for (String[] term : terms) {
            nodes.add(Map.of(
                    "type", term[0], "id", term[1], "label", term[2], "label_zh", term[3], "releaseId", "starter@1"));
        }
        for (int i = 1; i <= 30; i++) {
            nodes.add(Map.of(
                    "type",
                    "Patient",
                    "id",
                    "test|Patient/" + i,
                    "name",
                    "Person <b>" + i + "</b>",
                    "sex",
                    "female",
                    "source",
                    "test",
                    "record",
                    "Patient/" + i,
                    "place",
                    "people.json#entry[" + i + "]"));
        }
        nodes.add(Map.of(
                "type", "Release", "id", "starter@1", "source", "starter", "version", "1", "licence", "Apache-2.0"));
    }

    private List<Map<String, Object>> of(String type) {
        return nodes.stream().filter(node -> type.equals(node.get("type"))).toList();
    }

    private Object byId(DataFetchingEnvironment asked) {
        return nodes.stream()
                .filter(node -> Objects.equals(node.get("id"), asked.getArgument("id")))
                .findFirst();
    }

    private Object search(DataFetchingEnvironment asked) {
        String text = asked.getArgumentOrDefault("search", "").toLowerCase(Locale.ROOT);
        return page(
                nodes.stream()
                        .filter(node -> node.containsKey("label") && names(node).contains(text))
                        .toList(),
                asked);
    }

    private static String names(Map<String, Object> node) {
        return (node.get("label") + " " + node.get("label_zh")).toLowerCase(Locale.ROOT);
    }

    private Object people(DataFetchingEnvironment asked) {
        Map<String, Map<String, String>> where = asked.getArgumentOrDefault("where", Map.of());
        String text = where.getOrDefault("name", Map.of()).getOrDefault("contains", "");
        return page(
                of("Patient").stream()
                        .filter(node -> String.valueOf(node.get("name")).contains(text))
                        .toList(),
                asked);
    }

    private static @Nullable Object label(DataFetchingEnvironment asked) {
        Map<String, Object> node = Objects.requireNonNull(asked.getSource());
        return "zh".equals(asked.getArgument("lang")) ? node.get("label_zh") : node.get("label");
    }

    private static Map<String, Object> page(List<Map<String, Object>> all, DataFetchingEnvironment asked) {
        int first = asked.getArgumentOrDefault("first", 20);
        List<Map<String, Object>> some = all.stream().limit(first).toList();
        return Map.of(
                "totalCount", all.size(),
                "nodes", some,
                "edges", some.stream().map(node -> Map.of("node", node)).toList());
    }

    private static GraphQLObjectType type(TypeResolutionEnvironment asked) {
        Map<?, ?> node = asked.getObject();
        return asked.getSchema().getObjectType(String.valueOf(node.get("type")));
    }
}
