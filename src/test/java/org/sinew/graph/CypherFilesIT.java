package org.sinew.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.cypherdsl.parser.CypherParser;
import org.neo4j.driver.Session;
import org.neo4j.driver.summary.Plan;
import org.sinew.testing.TestGraph;

/** Every statement of {@code cypher/queries}: it parses, speaks the model's words, and needs no scan of everything. */
class CypherFilesIT {

    private static final Pattern WORD = Pattern.compile("(?<![.$\\w]):([A-Z]\\w+)");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\w+)");
    private static final Set<String> SCANS = Set.of(
            "AllNodesScan",
            "NodeByLabelScan",
            "UnionNodeByLabelsScan",
            "IntersectionNodeByLabelsScan",
            "CartesianProduct",
            "NodeIndexScan",
            "NodeIndexContainsScan",
            "NodeIndexEndsWithScan",
            "PartitionedNodeIndexScan",
            "DirectedRelationshipIndexScan",
            "UndirectedRelationshipIndexScan",
            "DirectedAllRelationshipsScan",
            "UndirectedAllRelationshipsScan",
            "DirectedRelationshipTypeScan",
            "UndirectedRelationshipTypeScan");

    static List<Path> statements() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("cypher/queries"))) {
            return files.filter(file -> file.toString().endsWith(".cypher"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void parsesAndSpeaksTheModelsWords(Path file) throws IOException {
        String cypher = Files.readString(file);
        if (!cypher.contains("$(")) {
            CypherParser.parse(cypher);
        }
        String model = Files.readString(Path.of("src/docs/architecture.md"));
        Set<String> unknown = new TreeSet<>();
        Matcher words = WORD.matcher(cypher);
        while (words.find()) {
            if (!model.contains(words.group(1))) {
                unknown.add(words.group(1));
            }
        }
        assertThat(unknown).as("labels and types that the model does not have").isEmpty();
    }

    /** Plans last, and the first is made when little is there: a hospital's staff, and terms that no release has named. */
    @BeforeAll
    static void onlyStaffAndBareTermsAreThere() {
        TestGraph.empty().write(tx -> tx.run(new Statement("""
                        UNWIND range(1, 2000) AS n
                        CREATE (:Identifier {key: 'staff|' + n})-[:IDENTIFIES]->(:Practitioner {id: 'staff' + n})
                        CREATE (:Term {id: 'TERM:' + n})
                        """, Map.of())));
        TestGraph.shared().write(tx -> tx.run(new Statement("CALL db.prepareForReplanning(60)", Map.of())));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void isPlannedWithoutScans(Path file) throws IOException {
        String cypher = Files.readString(file);
        try (Session session = ((DriverGraph) TestGraph.shared()).driver().session()) {
            var summary = session.run("EXPLAIN /* little is there */ " + cypher, parametersOf(cypher))
                    .consume();
            assertThat(operators(summary.plan())).as(file.toString()).doesNotContainAnyElementsOf(SCANS);
        }
    }

    private static Map<String, Object> parametersOf(String cypher) {
        Map<String, Object> parameters = new HashMap<>();
        Matcher names = PARAMETER.matcher(cypher);
        while (names.find()) {
            parameters.put(names.group(1), valueOf(names.group(1)));
        }
        return parameters;
    }

    private static Object valueOf(String parameter) {
        return switch (parameter) {
            case "row", "shares" -> Map.of();
            case "after" -> "";
            case "limit" -> 1;
            default -> List.of();
        };
    }

    private static List<String> operators(Plan plan) {
        String operator = plan.operatorType().replaceAll("@.*", "");
        return Stream.concat(
                        operator.equals("CartesianProduct")
                                        && plan.children().stream().allMatch(CypherFilesIT::isOneRow)
                                ? Stream.of()
                                : Stream.of(operator),
                        plan.children().stream().flatMap(child -> operators(child).stream()))
                .toList();
    }

    /** A look-up by a unique key: the product of two such is one row, not a product. */
    private static boolean isOneRow(Plan plan) {
        return plan.operatorType().contains("UniqueIndexSeek")
                || (!plan.children().isEmpty() && plan.children().stream().allMatch(CypherFilesIT::isOneRow));
    }
}
