package org.sinew.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The graph's model ({@code ontology/sinew.ttl}) and its shapes agree, and the shapes find what they are for. */
class ModelTests {

    private static final String MODEL = "https://sinew.org/model#";

    private static final String GOOD = """
            @prefix s: <https://sinew.org/model#> .
            @prefix x: <http://www.w3.org/2001/XMLSchema#> .
            @prefix : <urn:node:x/> .
            :p a s:Patient ; s:id "demo|Patient/1" ; s:source "demo" ; s:sex "female" ;
                s:birth "1980-02-01T00:00:00Z"^^x:dateTime ; s:birthPrecision "day" ; s:HAS_CONDITION :c .
            :c a s:Fact , s:Condition ; s:key "demo|Condition/1" ; s:code "SNOMEDCT:44054006" ; s:source "demo" ; s:hash "ab" ;
                s:start "2019-05-01T00:00:00Z"^^x:dateTime ; s:end "2020-05-01T00:00:00Z"^^x:dateTime ; s:OF :t .
            :t a s:Term , s:Disease ; s:id "SNOMEDCT:44054006" ; s:label "Diabetes mellitus type 2" .
            :l a s:Term , s:Lab ; s:id "LOINC:4548-4" ; s:INDICATES :t .
            :m a s:Measurement ; s:key "demo|Observation/1" ; s:code "LOINC:4548-4" ; s:source "demo" ; s:hash "cd" ;
                s:at "2020-01-01T08:00:00Z"^^x:dateTime ; s:value "7.1"^^x:double ; s:unit "%" ; s:patient :p ; s:term :l .
            """;

    @Test
    void aGoodGraphConforms() {
        assertThat(paths(validate(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "two keys | :c s:key \"demo-2\" . | key",
                "no key | :c2 a s:Fact , s:Condition ; s:source \"demo\" ; s:hash \"x\" . :p s:HAS_CONDITION :c2 . | key",
                "wrong sex | :p s:sex \"F\" . | sex",
                "time as text | :c s:recorded \"2020\" . | recorded",
                "not a term id | :t2 a s:Term ; s:id \"diabetes\" . | id",
                "two patients | :p2 a s:Patient ; s:id \"demo!Patient/2\" ; s:HAS_CONDITION :c . | exactly one patient",
                "no patient | :m2 a s:Measurement ; s:key \"k\" ; s:code \"A:b\" ; s:source \"d\" ; s:hash \"h\" ; s:term :l . | patient",
                "indicates a lab | :l s:INDICATES :l . | INDICATES",
                "unknown precision | :c s:startPrecision \"decade\" . | startPrecision",
            })
    void aBadGraphIsFound(String name, String addition, String path) {
        assertThat(paths(validate(GOOD + addition))).as(name).anyMatch(p -> p.contains(path.strip()));
    }

    @Test
    void anEndBeforeTheStartIsFound() {
        String late = GOOD.replace("2019-05-01", "2021-05-01");
        assertThat(validate(late).getEntries()).anyMatch(e -> e.message().equals("ends before it starts"));
    }

    @Test
    void aKeyOfTwoFactsIsFound() {
        String twice = GOOD + """
                :d a s:Fact , s:Condition ; s:key "demo|Condition/1" ; s:source "demo" ; s:hash "ab" .
                :p s:HAS_CONDITION :d .
                """;
        assertThat(validate(twice).getEntries())
                .filteredOn(e -> e.message().equals("the key is not unique"))
                .hasSize(2);
    }

    @Test
    void theShapesUseOnlyWhatTheModelDeclares() throws Exception {
        Model model = RDFDataMgr.loadModel("ontology/sinew.ttl");
        List<String> undeclared = shapes().listStatements().toList().stream()
                .map(s -> s.getObject())
                .filter(o -> o.isURIResource() && o.asResource().getURI().startsWith(MODEL))
                .map(o -> o.asResource())
                .filter(o -> !o.getURI().endsWith("Shape") && !model.contains(o, RDF.type))
                .map(Object::toString)
                .toList();
        assertThat(undeclared).isEmpty();
    }

    @Test
    void everythingInTheModelIsTypedLabelledAndSaidInTheArchitecturePage() throws Exception {
        Model model = RDFDataMgr.loadModel("ontology/sinew.ttl");
        String page = Files.readString(Path.of("src/docs/architecture.md"));
        for (Property kind : List.of(
                ResourceFactory.createProperty(OWL.Class.getURI()),
                ResourceFactory.createProperty(OWL.ObjectProperty.getURI()))) {
            model.listSubjectsWithProperty(RDF.type, kind).toList().stream()
                    .filter(r -> r.isURIResource())
                    .forEach(r -> {
                        assertThat(model.contains(r, RDFS.label))
                                .as(r.toString())
                                .isTrue();
                        assertThat(model.contains(r, RDFS.comment))
                                .as(r.toString())
                                .isTrue();
                    });
        }
        List<String> relationships = model.listSubjectsWithProperty(RDF.type, OWL.ObjectProperty).toList().stream()
                .map(r -> r.getLocalName())
                .filter(n -> n.equals(n.toUpperCase(Locale.ROOT)))
                .toList();
        assertThat(relationships).hasSizeGreaterThan(30).allMatch(page::contains);
    }

    private static ValidationReport validate(String turtle) {
        Model data = ModelFactory.createDefaultModel();
        data.read(new StringReader(turtle), null, "TTL");
        try {
            return ShaclValidator.get().validate(Shapes.parse(shapes().getGraph()), data.getGraph());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> paths(ValidationReport report) {
        return report.getEntries().stream()
                .map(e -> e.resultPath() + " " + e.message())
                .toList();
    }

    private static Model shapes() throws IOException {
        Model all = ModelFactory.createDefaultModel();
        try (Stream<Path> files = Files.list(Path.of("ontology/shapes"))) {
            files.sorted().forEach(f -> RDFDataMgr.read(all, f.toString()));
        }
        return all;
    }
}
