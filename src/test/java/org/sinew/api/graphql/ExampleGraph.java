package org.sinew.api.graphql;

import graphql.ExecutionResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sinew.access.Audience;
import org.sinew.access.Reads;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.sinew.testing.TestGraph;

/** A small graph with a term hierarchy, a mapped code, two patients and a variant; counts the statements it is read with. */
final class ExampleGraph {

    static final Audience AUDIENCE = new Audience("tester", Set.of(Audience.Role.RESEARCHER), "research");

    private static final String DATA = """
            CREATE (r:Release {id: 'mondo@1', source: 'mondo', version: '1', licence: 'CC-BY-4.0'})
            CREATE (dm:Term:Disease {id: 'MONDO:1', label: 'diabetes mellitus', label_zh: '糖尿病', release: 'mondo@1', obsolete: false})
            CREATE (t2:Term:Disease {id: 'MONDO:2', label: 'type 2 diabetes', label_zh: '2型糖尿病', label_zh_hant: '第二型糖尿病', release: 'mondo@1'})
            CREATE (code:Term:Concept {id: 'SNOMEDCT:3', label: 'Diabetes type 2'})
            CREATE (ph:Term:Phenotype {id: 'HP:1', label: 'Hyperglycemia'})
            CREATE (ph2:Term:Phenotype {id: 'HP:2', label: 'Polyuria'})
            CREATE (ph3:Term:Phenotype {id: 'HP:3', label: 'Thirst'})
            CREATE (g:Term:Gene {id: 'HGNC:1', label: 'TCF7L2'})
            CREATE (v:Term:Variant {id: 'CLINVAR:1', label: 'NM_1:c.1A>G'})
            CREATE (lab:Term:Lab {id: 'LOINC:1', label: 'Glucose'})
            CREATE (t2)-[:IS_A {release: 'mondo@1'}]->(dm)
            CREATE (t2)-[:IS_A {release: 'other@1'}]->(dm)
            CREATE (code)-[:MAPS_TO {predicate: 'exact', release: 'mondo@1'}]->(t2)
            CREATE (dm)-[:HAS_PHENOTYPE {frequency: '3/4', references: ['PMID:1'], release: 'mondo@1'}]->(ph)
            CREATE (t2)-[:HAS_PHENOTYPE {frequency: 'HP:0040281', release: 'mondo@1'}]->(ph)
            CREATE (t2)-[:HAS_PHENOTYPE {frequency: '1/10', release: 'mondo@1'}]->(ph2)
            CREATE (t2)-[:HAS_PHENOTYPE {release: 'mondo@1'}]->(ph3)
            CREATE (t2)-[:CAUSED_BY {release: 'mondo@1'}]->(g)
            CREATE (v)-[:IN_GENE]->(g)
            CREATE (a:Patient {id: 's|Patient/a', name: 'Ann', sex: 'female', birth: datetime('1970-01-01T00:00:00Z')})
            CREATE (b:Patient {id: 's|Patient/b', name: 'Ben', sex: 'male', birth: datetime('1980-06-01T00:00:00Z')})
            CREATE (c:Patient {id: 's|Patient/c', name: 'Cy'})
            CREATE (e:Fact:Encounter {key: 's|Encounter/1', kind: 'AMB', start: datetime('2020-01-01T10:00:00+08:00')})
            CREATE (a)-[:HAD_ENCOUNTER]->(e)
            CREATE (c1:Fact:Condition {key: 's|Condition/1', code: 'SNOMEDCT:3', text: 'DM2', start: datetime('2020-01-01T00:00:00Z'), categories: ['problem-list-item']})
            CREATE (a)-[:HAS_CONDITION]->(c1) CREATE (c1)-[:OF {primary: true}]->(code) CREATE (c1)-[:DURING]->(e)
            CREATE (c2:Fact:Condition {key: 's|Condition/2', code: 'MONDO:1', text: 'DM', start: datetime('2021-01-01T00:00:00Z')})
            CREATE (b)-[:HAS_CONDITION]->(c2) CREATE (c2)-[:OF {primary: true}]->(dm)
            CREATE (vc:Fact:VariantCall {key: 's|Observation/v', zygosity: 'heterozygous'})
            CREATE (b)-[:CARRIES]->(vc) CREATE (vc)-[:OF {primary: true}]->(v)
            CREATE (a)-[:MEASURED {key: 's|Observation/1', value: 7.5, unit: 'mmol/L', at: datetime('2020-01-01T00:00:00Z'), encounter: 's|Encounter/1'}]->(lab)
            CREATE (a)-[:MEASURED {key: 's|Observation/2', value: 9.0, unit: 'mmol/L', at: datetime('2021-01-01T00:00:00Z')}]->(lab)
            CREATE (ver:FactVersion {key: 's|Condition/1@1', fact: 's|Condition/1', kind: 'Condition', text: 'diabetes?'})
            CREATE (a)-[:HAD_VERSION]->(ver)
            RETURN count(*)
            """;

    final List<String> statements = new ArrayList<>();
    final List<String> audited = Collections.synchronizedList(new ArrayList<>());
    final Operations operations;

    ExampleGraph() {
        this(GraphQlSettings.defaults());
    }

    ExampleGraph(GraphQlSettings settings) {
        Graph graph = TestGraph.empty();
        graph.write(tx -> tx.run(new Statement(DATA, Map.of())));
        operations = new Operations(
                new Reads(counting(graph), (_, operation, _) -> audited.add(operation)),
                terms(),
                settings,
                List.of(new ExampleTopic()),
                ExampleTopic.types());
    }

    private Graph counting(Graph graph) {
        return new CountingGraph(graph, statements);
    }

    private static TermLookup terms() {
        Map<String, List<String>> subsumed = Map.of(
                "MONDO:1", List.of("MONDO:1", "MONDO:2", "SNOMEDCT:3"),
                "MONDO:2", List.of("MONDO:2", "SNOMEDCT:3"),
                "SNOMEDCT:3", List.of("SNOMEDCT:3"));
        return new FixedTerms(subsumed);
    }

    ExecutionResult run(String query) {
        return run(query, Map.of());
    }

    ExecutionResult run(String query, Map<String, Object> variables) {
        return operations.run(query, null, variables, Locale.ENGLISH, () -> AUDIENCE);
    }
}
