package org.sinew.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sinew.access.Reads;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.sinew.testing.TestGraph;
import tools.jackson.databind.json.JsonMapper;

/** A new kind of node needs a few lines of schema and nothing else. */
class NewNodeTypeIT {

    private static final String TRIALS = """
            "A clinical trial."
            type Trial implements Node @node @entry(one: "trial", many: "trials") @group(name: "byPhase", by: "phase") {
              "Its registration." id: ID!
              "1 to 4." phase: Int
              "Who takes part." participants: [Patient!]! @relationship(type: "ENROLLED_IN", direction: IN, properties: "Enrolment")
              "What is tried." drugs: [Drug!]! @relationship(type: "TESTS", direction: OUT) @plain
              "How many take part." size: Int @cypher(statement: "RETURN COUNT { (this)<-[:ENROLLED_IN]-() } AS size", columnName: "size")
            }
            "How a patient takes part."
            type Enrolment @relationshipProperties { "`treatment` or `control`." arm: String "When." on: DateTime }
            extend type Patient {
              "Trials the patient takes part in." trials: [Trial!]! @relationship(type: "ENROLLED_IN", direction: OUT, properties: "Enrolment")
            }
            """;
    private static final String DATA = """
            CREATE (t:Trial {id: 'NCT1', phase: 3})-[:TESTS]->(:Term:Drug {id: 'ATC:1', label: 'a drug'})
            CREATE (:Trial {id: 'NCT2', phase: 2})
            CREATE (:Patient {id: 's|Patient/a', name: 'Ann'})-[:ENROLLED_IN {arm: 'treatment', on: datetime('2020-01-01T00:00Z')}]->(t)
            CREATE (:Patient {id: 's|Patient/b', name: 'Ben'})-[:ENROLLED_IN {arm: 'control', on: datetime('2021-01-01T00:00Z')}]->(t)
            RETURN count(*)
            """;

    private final List<String> statements = new ArrayList<>();

    private String answer(String query) {
        Graph graph = new CountingGraph(TestGraph.shared(), statements);
        TypeDefinitionRegistry types = GraphTypes.read().merge(new SchemaParser().parse(TRIALS));
        ExecutionResult result = new Operations(
                        new Reads(graph, (_, _, _) -> {}),
                        new FixedTerms(Map.of()),
                        GraphQlSettings.defaults(),
                        List.of(),
                        types)
                .run(query, null, Map.of(), Locale.ENGLISH, () -> ExampleGraph.AUDIENCE);
        assertThat(result.getErrors()).isEmpty();
        Map<String, Object> data = result.getData();
        return JsonMapper.shared().writeValueAsString(data).replace('"', '\'');
    }

    @Test
    void isFoundFilteredSortedCountedAndWalkedBothWays() {
        TestGraph.empty().write(tx -> tx.run(new Statement(DATA, Map.of())));
        assertThat(answer("""
                { trial(id: "NCT1") { phase size drugs { label }
                    participants(orderBy: [{edge: {on: DESC}}]) { edges { node { name } properties { arm } } }
                    treated: participants(where: {edge: {arm: {eq: "treatment"}}}) { totalCount } }
                  trials(where: {or: [{phase: {gte: 3}}, {participants: {none: {}}}]}, orderBy: [{size: DESC}]) { nodes { id size } }
                  trialsAggregate { count byPhase { key count } }
                  patients(where: {trials: {some: {edge: {arm: {eq: "control"}}}}}) { nodes { name trials { nodes { id } } } }
                  node(id: "NCT2") { __typename id }
                  path(from: "s|Patient/a", to: "ATC:1") { length nodes { __typename } } }
                """)).isEqualTo("""
                {'trial':{'phase':3,'size':2,'drugs':[{'label':'a drug'}],\
                'participants':{'edges':[{'node':{'name':'Ben'},'properties':{'arm':'control'}},{'node':{'name':'Ann'},'properties':{'arm':'treatment'}}]},\
                'treated':{'totalCount':1}},\
                'trials':{'nodes':[{'id':'NCT1','size':2},{'id':'NCT2','size':0}]},\
                'trialsAggregate':{'count':2,'byPhase':[{'key':'2','count':1},{'key':'3','count':1}]},\
                'patients':{'nodes':[{'name':'Ben','trials':{'nodes':[{'id':'NCT1'}]}}]},\
                'node':{'__typename':'Trial','id':'NCT2'},\
                'path':{'length':2,'nodes':[{'__typename':'Patient'},{'__typename':'Trial'},{'__typename':'Drug'}]}}""");
        assertThat(statements).hasSize(1);
    }
}
