package org.sinew.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sinew.access.Reads;
import org.sinew.graph.Graph;
import org.sinew.testing.TestGraph;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsIT {

    private static final GraphQlSettings STRICT =
            new GraphQlSettings(8, 500, 2, 200, 2000, 1_000_000, 10, 20, 4, Duration.ofSeconds(20), false);

    private final ExampleGraph graph = new ExampleGraph(STRICT);
    private final ExampleGraph open = new ExampleGraph();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            { patients(first: 21) { totalCount } } | BAD_USER_INPUT
            { patients(first: -1) { totalCount } } | BAD_USER_INPUT
            { patients(after: "garbage") { totalCount } } | BAD_USER_INPUT
            { patients(orderBy: [{name: ASC, sex: ASC}]) { totalCount } } | BAD_USER_INPUT
            { path(from: "a", to: "b", maxHops: 5) { length } } | BAD_USER_INPUT
            { conditions(where: {isA: ["MONDO:1O"]}) { totalCount } } | UNKNOWN_TERM
            { patient(id: "a") { conditions { nodes { patient { conditions { nodes { patient { conditions { nodes { id } } } } } } } } } } | QUERY_TOO_DEEP
            { patients(first: 20) { nodes { conditions(first: 20) { nodes { term { id } } } } } } | QUERY_TOO_COSTLY
            { a: patient(id: "a") { id } b: patient(id: "b") { id } c: patient(id: "c") { id } } | QUERY_TOO_COSTLY
            """)
    void saysWhy(String query, String code) {
        graph.statements.clear();
        ExecutionResult result = graph.run(query);
        assertThat(result.isDataPresent()).isFalse();
        assertThat(extensions(result)).containsEntry("code", code);
        assertThat(graph.statements).isEmpty();
    }

    @Test
    void suggestsTermsForAnUnknownOne() {
        ExecutionResult result = graph.run("{ conditions(where: {isA: [\"MONDO:1O\"]}) { totalCount } }");
        assertThat(extensions(result)).containsKey("suggestions");
        assertThat(result.getErrors().getFirst().getPath()).containsExactly("conditions");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            { patients { nodes { birthDate } } } | Field 'birthDate' in type 'Patient' is undefined; did you mean birth?
            { patientz { totalCount } } | Field 'patientz' in type 'Query' is undefined; did you mean patient, patients
            { patients(frist: 2) { totalCount } } | Unknown field argument 'frist'; did you mean first
            { p: patients(where: {nam: {eq: "it is 'not' (x)"}}) { totalCount } } | argument 'where' contains a field not in 'PatientWhere': 'nam'; did you mean name
            { patients(where: {or: [{name: {equals: "x"}}]}) { totalCount } } | argument 'where.or[0].name' contains a field not in 'StringWhere': 'equals'
            { patients(where: {name: "x"}) { totalCount } } | argument 'where.name' must be an object type
            { patients(first: "2") { totalCount } } | argument 'first' is not a valid 'Int' - expected 'IntValue' but found 'StringValue'
            { patients(orderBy: [{name: ASCENDING}]) { totalCount } } | argument 'orderBy[0].name' is not a valid 'SortDirection' - no such value of enum 'SortDirection'; did you mean ASC, DESC?
            { patients { nodes { ...f } } } fragment f on Patents { id } | Unknown type 'Patents'; did you mean Patient
            { patients { nodes } } | Subselection required for type '[Patient!]!' of field 'nodes'
            { patient { id } } | Missing field argument 'id'
            """)
    void saysWhatIsNotOfTheSchemaAndWhatMayBeMeant(String query, String message) {
        GraphQLError error = open.run(query).getErrors().getFirst();
        assertThat(error.getMessage()).startsWith(message).doesNotContain("Value{");
        assertThat(error.getExtensions()).containsEntry("code", "GRAPHQL_VALIDATION_FAILED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            { patients { nodes { birthDate } } } | 类型“Patient”没有字段“birthDate”；是否指 birth？
            { patients(frist: 2) { totalCount } } | 字段没有参数“frist”；是否指 first？
            { patients(where: {nam: {eq: "x"}}) { totalCount } } | 参数“where”含有“PatientWhere”所没有的字段“nam”；是否指 name？
            { patients(orderBy: [{name: UP}]) { totalCount } } | 参数“orderBy[0].name”不是有效的“SortDirection”：枚举“SortDirection”没有此值；是否指 ASC, DESC？
            { patients { nodes { ...f } } } fragment f on Patents { id } | 没有类型“Patents”；是否指 Patient？
            """)
    void saysSoInChinese(String query, String message) {
        ExecutionResult result =
                open.operations.run(query, null, Map.of(), Locale.CHINESE, () -> ExampleGraph.AUDIENCE);
        assertThat(result.getErrors().getFirst().getMessage()).isEqualTo(message);
    }

    @Test
    void variablesAreReadLikewise() {
        ExecutionResult input = open.run(
                "query($x: PatientWhere) { patients(where: $x) { totalCount } }", Map.of("x", Map.of("nam", "x")));
        assertThat(extensions(input)).containsEntry("suggestions", List.of("name"));
        ExecutionResult value = open.run(
                "query($x: [PatientOrder!]) { patients(orderBy: $x) { totalCount } }",
                Map.of("x", Map.of("name", "DSC")));
        assertThat(extensions(value)).containsEntry("suggestions", List.of("ASC", "DESC"));
    }

    @Test
    void doesNotShowTheSchemaWhenTold() {
        assertThat(graph.run("{ patientz { totalCount } }")
                        .getErrors()
                        .getFirst()
                        .getMessage())
                .doesNotContain("patients");
        assertThat(graph.run("{ __schema { types { name } } }").getErrors()).isNotEmpty();
        assertThat(graph.run("{ __typename }").getErrors()).isEmpty();
    }

    @Test
    void refusesTooManyTokensAndCharacters() {
        assertThat(graph.run("{ " + "__typename ".repeat(250) + "}").getErrors())
                .isNotEmpty();
        assertThat(graph.run("# " + "x".repeat(3000) + "\n{ __typename }").getErrors())
                .isNotEmpty();
    }

    @Test
    void stopsAStatementThatTakesTooLong() {
        ExecutionResult result =
                failing(new Graph.StatementTimeout(Duration.ofSeconds(1), new IllegalStateException()));
        assertThat(extensions(result)).containsEntry("code", "TIMEOUT");
        assertThat(result.isDataPresent()).isTrue();
    }

    @Test
    void keepsWhatWentWrongInsideToItself() {
        ExecutionResult result = failing(new IllegalStateException("bolt://secret:7687 is down"));
        assertThat(extensions(result)).containsEntry("code", "INTERNAL");
        assertThat(result.toSpecification().toString()).doesNotContain("secret");
    }

    private static ExecutionResult failing(RuntimeException failure) {
        Graph broken = new CountingGraph(TestGraph.shared(), new ArrayList<>());
        return new Operations(
                        new Reads(broken, (_, _, _) -> {
                            throw failure;
                        }),
                        new FixedTerms(Map.of()),
                        GraphQlSettings.defaults(),
                        List.of(),
                        GraphTypes.read())
                .run("{ patients { totalCount } }", null, Map.of(), Locale.ENGLISH, () -> ExampleGraph.AUDIENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR 1=1 //",
                "\" } DETACH DELETE n //",
                "`) MATCH (n) DETACH DELETE n",
                "$p0",
                "\\u0027",
                "*:* OR [* TO *] /.*/ ~ ^ \\",
                "\0",
                "}]})"
            })
    void valuesAreNeverRead(String injection) {
        ExecutionResult result = graph.run("""
                query ($s: String!, $id: ID!) {
                  patient(id: $id) { id }
                  terms(search: $s, where: {or: [{label: {eq: $s}}, {label: {contains: $s}}, {id: {in: [$s]}}]}) { totalCount }
                  disease(id: "MONDO:1") { label(lang: $s) }
                }
                """, Map.of("s", injection, "id", injection));
        assertThat(result.getErrors()).isEmpty();
        Map<String, Object> data = Objects.requireNonNull(result.getData());
        assertThat(data).containsEntry("patient", null).containsEntry("terms", Map.of("totalCount", 0L));
        assertThat(data).containsEntry("disease", Map.of("label", "diabetes mellitus"));
    }

    private static Map<String, Object> extensions(ExecutionResult result) {
        GraphQLError error = result.getErrors().getFirst();
        return Objects.requireNonNull(error.getExtensions());
    }
}
