package org.sinew.api.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.graph.Statement;
import org.sinew.testing.TestGraph;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final ExampleGraph graph = new ExampleGraph();

    private String answer(String query, Map<String, Object> variables) {
        graph.statements.clear();
        ExecutionResult result = graph.run(query, variables);
        assertThat(result.getErrors()).as(() -> graph.statements.toString()).isEmpty();
        assertThat(graph.statements).hasSizeLessThanOrEqualTo(1);
        Map<String, Object> data = result.getData();
        return JSON.writeValueAsString(data).replace('"', '\'');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0000', textBlock = """
            { patient(id: "s%Patient/a") { id name birth conditions { totalCount nodes { text patient { name } } } } } | {'patient':{'id':'s%Patient/a','name':'Ann','birth':'1970-01-01T00:00:00Z','conditions':{'totalCount':1,'nodes':[{'text':'DM2','patient':{'name':'Ann'}}]}}}
            { patient(id: "none") { id } } | {'patient':null}
            { patients(where: {conditions: {some: {isA: ["MONDO:1"]}}}) { totalCount nodes { name } } } | {'patients':{'totalCount':2,'nodes':[{'name':'Ann'},{'name':'Ben'}]}}
            { patients(where: {conditions: {some: {isA: ["MONDO:2"]}}}) { nodes { name } } } | {'patients':{'nodes':[{'name':'Ann'}]}}
            { patients(where: {not: {sex: {eq: "male"}}}, orderBy: [{name: DESC}]) { nodes { name } } } | {'patients':{'nodes':[{'name':'Cy'},{'name':'Ann'}]}}
            { patients(where: {or: [{name: {contains: "EN"}}, {birth: {lt: "1975"}}]}) { nodes { name } } } | {'patients':{'nodes':[{'name':'Ann'},{'name':'Ben'}]}}
            { patients(where: {measurements: {all: {value: {gt: 8}}}}) { nodes { name } } } | {'patients':{'nodes':[{'name':'Ben'},{'name':'Cy'}]}}
            { disease(id: "MONDO:1") { label(lang: "zh-TW") phenotypes { edges { properties { frequency references } node { label } } } patients(orderBy: [{name: ASC}]) { totalCount nodes { name } } } } | {'disease':{'label':'糖尿病','phenotypes':{'edges':[{'properties':{'frequency':'3/4','references':['PMID:1']},'node':{'label':'Hyperglycemia'}}]},'patients':{'totalCount':2,'nodes':[{'name':'Ann'},{'name':'Ben'}]}}}
            { term(id: "MONDO:2") { __typename label(lang: "zh_TW") release { licence } ancestors { nodes { id } } ... on Disease { genes { nodes { label } } } ... on Gene { x: diseases { totalCount } } } } | {'term':{'__typename':'Disease','label':'第二型糖尿病','release':{'licence':'CC-BY-4.0'},'ancestors':{'nodes':[{'id':'MONDO:1'}]},'genes':{'nodes':[{'label':'TCF7L2'}]}}}
            { term(id: "MONDO:2") { parents { totalCount nodes { id } } } disease(id: "MONDO:1") { children(where: {id: {eq: "MONDO:2"}}) { totalCount } } } | {'term':{'parents':{'totalCount':1,'nodes':[{'id':'MONDO:1'}]}},'disease':{'children':{'totalCount':1}}}
            { gene(id: "HGNC:1") { carriers { nodes { name } } variants { nodes { label } } diseases { nodes { id } } } } | {'gene':{'carriers':{'nodes':[{'name':'Ben'}]},'variants':{'nodes':[{'label':'NM_1:c.1A>G'}]},'diseases':{'nodes':[{'id':'MONDO:2'}]}}}
            { node(id: "HGNC:1") { ... on Gene { carriers { nodes { name } } phenotypes { nodes { id } } } ... on Disease { genes { totalCount } } } } | {'node':{'carriers':{'nodes':[{'name':'Ben'}]},'phenotypes':{'nodes':[{'id':'HP:1'},{'id':'HP:2'},{'id':'HP:3'}]}}}
            { encounter(id: "s%Encounter/1") { start patient { name } facts { nodes { __typename id ... on Condition { text categories } } } measurements { nodes { value term { label } patient { name } } } } } | {'encounter':{'start':'2020-01-01T10:00:00+08:00','patient':{'name':'Ann'},'facts':{'nodes':[{'__typename':'Condition','id':'s%Condition/1','text':'DM2','categories':['problem-list-item']}]},'measurements':{'nodes':[{'value':7.5,'term':{'label':'Glucose'},'patient':{'name':'Ann'}}]}}}
            { patient(id: "s%Patient/a") { measurements(where: {value: {gte: 8}, term: {id: {eq: "LOINC:1"}}}) { edges { node { value unit term { id __typename } patient { id } } } } measurementsAggregate { count byTerm { term { label } count } byYear { key count } bySex { key count } } } } | {'patient':{'measurements':{'edges':[{'node':{'value':9.0,'unit':'mmol/L','term':{'id':'LOINC:1','__typename':'Lab'},'patient':{'id':'s%Patient/a'}}}]},'measurementsAggregate':{'count':2,'byTerm':[{'term':{'label':'Glucose'},'count':2}],'byYear':[{'key':'2020','count':1},{'key':'2021','count':1}],'bySex':[{'key':'female','count':2}]}}}
            { conditionsAggregate { count byTerm(first: 1) { term { id } count } byYear { key count } } patientsAggregate { count bySex { key count } byBirthYear { key count } } } | {'conditionsAggregate':{'count':2,'byTerm':[{'term':{'id':'MONDO:1'},'count':1}],'byYear':[{'key':'2020','count':1},{'key':'2021','count':1}]},'patientsAggregate':{'count':3,'bySex':[{'key':'female','count':1},{'key':'male','count':1},{'key':null,'count':1}],'byBirthYear':[{'key':'1970','count':1},{'key':'1980','count':1},{'key':null,'count':1}]}}
            { path(from: "s%Patient/a", to: "HGNC:1", maxHops: 5) { length nodes { __typename id } steps { type forward } } } | {'path':{'length':4,'nodes':[{'__typename':'Patient','id':'s%Patient/a'},{'__typename':'Condition','id':'s%Condition/1'},{'__typename':'Concept','id':'SNOMEDCT:3'},{'__typename':'Disease','id':'MONDO:2'},{'__typename':'Gene','id':'HGNC:1'}],'steps':[{'type':'HAS_CONDITION','forward':true},{'type':'OF','forward':true},{'type':'MAPS_TO','forward':true},{'type':'CAUSED_BY','forward':true}]}}
            { node(id: "s%Condition/1") { __typename id ... on Fact { versions { nodes { text } } term { label } } ... on Patient { name } } } | {'node':{'__typename':'Condition','id':'s%Condition/1','versions':{'nodes':[{'text':'diabetes?'}]},'term':{'label':'Diabetes type 2'}}}
            { a: patient(id: "s%Patient/a") { n: name } b: patient(id: "s%Patient/b") { name variants { nodes { variant { id gene { label } } } } } __typename } | {'a':{'n':'Ann'},'b':{'name':'Ben','variants':{'nodes':[{'variant':{'id':'CLINVAR:1','gene':{'label':'TCF7L2'}}}]}},'__typename':'Query'}
            { concept(id: "SNOMEDCT:3") { isMapped facts { totalCount } } measurements(where: {patient: {sex: {eq: "female"}}}, orderBy: [{at: DESC}]) { totalCount nodes { value } } } | {'concept':{'isMapped':true,'facts':{'totalCount':1}},'measurements':{'totalCount':2,'nodes':[{'value':9.0},{'value':7.5}]}}
            { disease(id: "MONDO:2") { phenotypes(where: {edge: {frequencyShare: {gte: 0.8}}}) { nodes { id } } named: phenotypes(where: {edge: {frequency: {eq: "1/10"}}}) { nodes { id } } either: phenotypes(where: {or: [{edge: {frequency: {isNull: true}}}, {id: {eq: "HP:2"}}]}) { totalCount } phenotypesAggregate(where: {not: {edge: {frequencyShare: {gt: 0.5}}}}) { count } } } | {'disease':{'phenotypes':{'nodes':[{'id':'HP:1'}]},'named':{'nodes':[{'id':'HP:2'}]},'either':{'totalCount':2},'phenotypesAggregate':{'count':2}}}
            { disease(id: "MONDO:2") { phenotypes(orderBy: [{edge: {frequencyShare: DESC}}]) { edges { node { id } properties { frequencyShare } } } } } | {'disease':{'phenotypes':{'edges':[{'node':{'id':'HP:3'},'properties':{'frequencyShare':null}},{'node':{'id':'HP:1'},'properties':{'frequencyShare':0.895}},{'node':{'id':'HP:2'},'properties':{'frequencyShare':0.1}}]}}}
            { diseases(where: {phenotypes: {some: {id: {eq: "HP:1"}, edge: {frequencyShare: {gte: 0.8}}}}}) { nodes { id } } none: diseases(where: {phenotypes: {none: {edge: {frequency: {eq: "3/4"}}}}}) { nodes { id } } } | {'diseases':{'nodes':[{'id':'MONDO:2'}]},'none':{'nodes':[{'id':'MONDO:2'}]}}
            { concept(id: "SNOMEDCT:3") { mapsTo(where: {edge: {predicate: {eq: "exact"}}}, orderBy: [{edge: {predicate: ASC}}, {label: DESC}]) { nodes { id } } other: mapsTo(where: {edge: {predicate: {in: ["broad", "narrow"]}}}) { totalCount } } concepts(where: {isMapped: {eq: true}}, orderBy: [{isMapped: DESC}]) { totalCount } } | {'concept':{'mapsTo':{'nodes':[{'id':'MONDO:2'}]},'other':{'totalCount':0}},'concepts':{'totalCount':1}}
            """)
    void answers(String query, String expected) {
        assertThat(answer(query.replace('%', '|'), Map.of())).isEqualTo(expected.replace('%', '|'));
        assertThat(graph.statements).hasSize(1);
    }

    @Test
    void pagesInTheOrderOfWhatRelationshipsSay() {
        String query = """
                query ($after: String) { disease(id: "MONDO:2") { phenotypes(first: 1, after: $after, orderBy: [{edge: {frequencyShare: ASC}}]) {
                  nodes { id } pageInfo { endCursor hasNextPage } } } }""";
        List<String> seen = new ArrayList<>();
        Map<String, Object> variables = Map.of();
        boolean goesOn = true;
        while (goesOn) {
            JsonNode page =
                    JSON.readTree(answer(query, variables).replace('\'', '"')).at("/disease/phenotypes");
            seen.add(page.at("/nodes/0/id").asString());
            goesOn = page.at("/pageInfo/hasNextPage").asBoolean();
            variables = Map.of("after", page.at("/pageInfo/endCursor").asString());
        }
        assertThat(seen).containsExactly("HP:2", "HP:1", "HP:3");
    }

    @Test
    void findsTermsByWordsInAnyLanguage() {
        graph.statements.clear();
        TestIndexes.await();
        assertThat(answer(
                        "{ terms(search: \"diab\") { totalCount } diseases(search: \"糖尿\", orderBy: [{id: ASC}]) { totalCount nodes { id } } }",
                        Map.of()))
                .isEqualTo(
                        "{'terms':{'totalCount':3},'diseases':{'totalCount':2,'nodes':[{'id':'MONDO:1'},{'id':'MONDO:2'}]}}");
    }

    @ParameterizedTest
    @CsvSource({
        "E11, 'E11,E11.9'",
        "e11, 'E11,E11.9'",
        "E11.9, E11.9",
        "E11., E11.9",
        "C10AA, C10AA",
        "E1, 'E11,E11.9'",
        "E12, ''"
    })
    void findsACodeWithoutItsSystem(String code, String found) {
        write("""
                CREATE (:Term:Disease {id: 'ICD10CM:E11', label: 'Type 2 diabetes'})
                CREATE (:Term:Disease {id: 'ICD10CM:E11.9', label: 'Type 2 diabetes without complications'})
                CREATE (:Term:Drug {id: 'ATC:C10AA', label: 'statins'})""");
        TestIndexes.await();
        try {
            assertThat(answer(
                            "query($code: String!) { terms(search: $code, orderBy: [{id: ASC}]) { nodes { id } } }",
                            Map.of("code", code)))
                    .as(code)
                    .isEqualTo("{'terms':{'nodes':["
                            + Stream.of(found.split(","))
                                    .filter(id -> !id.isEmpty())
                                    .map(id -> "{'id':'" + (id.startsWith("C") ? "ATC:" : "ICD10CM:") + id + "'}")
                                    .collect(Collectors.joining(","))
                            + "]}}");
        } finally {
            write("MATCH (t:Term) WHERE t.id IN ['ICD10CM:E11', 'ICD10CM:E11.9', 'ATC:C10AA'] DELETE t");
        }
    }

    private static void write(String cypher) {
        TestGraph.shared().write(tx -> tx.run(new Statement(cypher + " RETURN count(*)", Map.of())));
    }
}
