package org.sinew.term.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.term.Diagnostic;
import org.sinew.term.Diagnostic.Problem;
import org.sinew.term.Diagnostic.Severity;
import org.sinew.term.Ontology;
import org.sinew.term.catalog.Catalog;

class BadInputTests {

    private static final String SSSOM = "subject_id\tpredicate_id\tobject_id\n";
    private static final String TURTLE = """
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            <https://sinew.org/id/MONDO/1> a owl:Class ; rdfs:label "one" .
            """;

    @TempDir
    Path directory;

    private final OntologyReader reader = new OntologyReader(Catalog.bundled());

    private Ontology read(String name, String content) throws IOException {
        return reader.read(Files.writeString(directory.resolve(name), content));
    }

    private static void refused(Ontology ontology, Problem problem, String place, String words) {
        assertThat(ontology.isUsable()).isFalse();
        assertThat(ontology.diagnostics()).anySatisfy(d -> {
            assertThat(d.severity()).isEqualTo(Severity.ERROR);
            assertThat(d.problem()).isEqualTo(problem);
            assertThat(d.place()).isEqualTo(place);
            assertThat(d.message()).contains(words);
        });
    }

    @Test
    void jsonCutOff() throws IOException {
        String whole = """
                {"graphs": [{"id": "http://purl.obolibrary.org/obo/hp.json",
                "nodes": [{"id": "http://purl.obolibrary.org/obo/HP_1", "type": "CLASS", "lbl": "All"},
                """;
        refused(read("hp.json", whole), Problem.TRUNCATED, "hp.json:3", "cut off");
    }

    @Test
    void jsonTooDeepOrTooLong() throws IOException {
        String start = "{\"graphs\": [";
        refused(read("deep.json", start + "[".repeat(100_000)), Problem.MALFORMED, "deep.json", "no graph");
        refused(
                read("deep2.json", start + "{\"meta\":" + "{\"a\":".repeat(100_000)),
                Problem.MALFORMED,
                "deep2.json",
                "depth");
        refused(
                read("long.json", start + "{\"id\":\"" + "x".repeat(100_000_000)),
                Problem.MALFORMED,
                "long.json",
                "length");
    }

    @Test
    void gzipCutOff() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            StringBuilder rows = new StringBuilder(SSSOM);
            for (int i = 0; i < 200_000; i++) {
                rows.append("MONDO:")
                        .append(i * 7919L % 1_000_003)
                        .append("\tskos:exactMatch\tOMIM:")
                        .append(i)
                        .append('\n');
            }
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path file = directory.resolve("m.sssom.tsv.gz");
        Files.write(file, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));

        refused(reader.read(file), Problem.TRUNCATED, "m.sssom.tsv.gz", "cut off");
    }

    @Test
    void tables() throws IOException {
        refused(
                read("m.sssom.tsv", SSSOM + "MONDO:1\tskos:exactMatch\tOMIM:1\nMONDO:2\tskos:ex"),
                Problem.TRUNCATED,
                "m.sssom.tsv:3",
                "2 of 3 columns");
        refused(
                read("x.sssom.tsv", SSSOM + "MONDO:1\t" + "x".repeat(3_000_000) + "\tOMIM:1\n"),
                Problem.MALFORMED,
                "x.sssom.tsv:2",
                "characters");
        Ontology odd = read(
                "o.sssom.tsv",
                SSSOM
                        + "MONDO:1\tskos:exactMatch\tOrphanet:1\nno id\tskos:exactMatch\tOMIM:1\nMONDO:1\tlike\tOMIM:2\n");
        assertThat(odd.isUsable()).isTrue();
        assertThat(odd.mappings())
                .singleElement()
                .satisfies(m -> assertThat(m.object().toString()).isEqualTo("ORPHA:1"));
        assertThat(odd.diagnostics()).extracting(Diagnostic::place).containsExactly("o.sssom.tsv:3", "o.sssom.tsv:4");
        refused(read("empty.tsv", ""), Problem.MALFORMED, "empty.tsv", "none of the known");
    }

    @Test
    void obo() throws IOException {
        String head = "format-version: 1.2\nontology: maxo\n\n";
        Ontology good = read(
                "maxo.obo",
                head + "[Term]\nid: MAXO:1\nname: action\nsynonym: \"a \\\"b\\\"\" EXACT []\n\n"
                        + "[Term]\nid: MAXO:2\nname: surgery\nis_a: MAXO:1 ! action\nalt_id: MAXO:3\n\n"
                        + "[Term]\nid: CL:1\nname: x\nis_a: CL:2\n\n[Term]\nid: CL:2\nname: y\nis_a: CL:1\n");
        assertThat(good.isUsable()).isTrue();
        assertThat(good.terms()).hasSize(2);
        assertThat(good.terms().getFirst().synonyms()).containsExactly("a \"b\"");
        assertThat(good.mentions()).hasSize(2);
        assertThat(good.diagnostics()).extracting(Diagnostic::problem).containsExactly(Problem.CYCLE);
        refused(
                read("twice.obo", head + "[Term]\nid: MAXO:1\nname: a\n\n[Term]\nid: MAXO:1\nname: b\n"),
                Problem.DUPLICATE_ID,
                "twice.obo:9",
                "MAXO:1");
        refused(
                read("orphan.obo", head + "[Term]\nid: MAXO:1\nname: a\nis_a: MAXO:7\n"),
                Problem.MISSING_PARENT,
                "MAXO:1",
                "MAXO:7");
        refused(
                read("cycle.obo", head + "[Term]\nid: MAXO:1\nis_a: MAXO:2\n\n[Term]\nid: MAXO:2\nis_a: MAXO:1\n"),
                Problem.CYCLE,
                "MAXO:1",
                "is-a cycle");
        refused(read("cut.obo", head + "[Term]\nid: MAXO:1\nnam"), Problem.TRUNCATED, "cut.obo:6", "cut off");
    }

    @Test
    void rdf() throws IOException {
        assertThat(read("good.ttl", TURTLE).terms())
                .singleElement()
                .satisfies(t -> assertThat(t.label()).isEqualTo("one"));
        refused(read("cut.ttl", TURTLE + "<https://sinew.org/id/MON"), Problem.TRUNCATED, "cut.ttl:4", "");
        refused(
                read(
                        "deep.ttl",
                        TURTLE + "<https://sinew.org/id/MONDO/2> <http://p> " + "[ <http://p> ".repeat(100_000)),
                Problem.MALFORMED,
                "deep.ttl",
                "deeply");
        Ontology importing = read(
                "import.ttl", TURTLE + "<http://example.org/o> a owl:Ontology ; owl:imports <http://example.org/p> .");
        assertThat(importing.isUsable()).isTrue();
        assertThat(importing.diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.problem()).isEqualTo(Problem.REMOTE_REFERENCE);
            assertThat(d.message()).contains("http://example.org/p").contains("never fetched");
        });
        refused(
                read("string.ttl", TURTLE + "<https://sinew.org/id/MONDO/2> <http://p> \"" + "x".repeat(100_000_000)),
                Problem.MALFORMED,
                "string.ttl",
                "refused");
    }

    @Test
    void nothingIsFetched() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        String address = "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
        try {
            String rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                    + " xmlns:rdfs=\"http://www.w3.org/2000/01/rdf-schema#\">"
                    + "<rdf:Description rdf:about=\"https://sinew.org/id/MONDO/1\"><rdfs:label>&x;</rdfs:label>"
                    + "</rdf:Description></rdf:RDF>";
            String entity = "<!DOCTYPE r [ <!ENTITY x SYSTEM \"" + address + "/x\"> ]>";
            refused(
                    read("xxe.owl", "<?xml version=\"1.0\"?>" + entity + rdf),
                    Problem.REMOTE_REFERENCE,
                    "xxe.owl",
                    "entity");
            String hidden = "<?xml version=\"1.0\"?><!--" + "-\n ".repeat(500_000) + "-->" + entity + rdf;
            refused(read("hidden.owl", hidden), Problem.MALFORMED, "hidden.owl", "no element");
            refused(
                    read(
                            "context.jsonld",
                            "{\"@context\": \"" + address
                                    + "/c\", \"@id\": \"https://sinew.org/id/MONDO/1\", \"a\": \"b\"}"),
                    Problem.REMOTE_REFERENCE,
                    "context.jsonld",
                    address + "/c");
            read("import.ttl", TURTLE + "<http://e.org/o> a owl:Ontology ; owl:imports <" + address + "/i> .");
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void internalEntitiesAndInlineContextsAreFine() throws IOException {
        String owl = "<?xml version=\"1.0\"?><!DOCTYPE rdf:RDF [<!ENTITY owl \"http://www.w3.org/2002/07/owl#\">]>"
                + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:owl=\"&owl;\""
                + " xmlns:rdfs=\"http://www.w3.org/2000/01/rdf-schema#\">"
                + "<owl:Class rdf:about=\"http://purl.obolibrary.org/obo/HP_0000001\"><rdfs:label>All</rdfs:label></owl:Class>"
                + "</rdf:RDF>";
        assertThat(read("good.owl", owl).terms())
                .singleElement()
                .satisfies(t -> assertThat(t.id().toString()).isEqualTo("HP:0000001"));
        String json = "{\"@context\": {\"skos\": \"http://www.w3.org/2004/02/skos/core#\"},"
                + "\"@id\": \"https://sinew.org/id/LOINC/4548-4\", \"@type\": \"skos:Concept\","
                + "\"skos:prefLabel\": [{\"@value\": \"HbA1c\", \"@language\": \"en\"},"
                + "{\"@value\": \"糖化血红蛋白\", \"@language\": \"zh\"}]}";
        Ontology labs = read("good.jsonld", json);
        assertThat(labs.terms())
                .singleElement()
                .satisfies(t -> assertThat(t.label()).isEqualTo("HbA1c"));
        assertThat(labs.translations())
                .singleElement()
                .satisfies(t -> assertThat(t.label()).isEqualTo("糖化血红蛋白"));
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"" + "x".repeat(1000) + "\">"
                + "<!ENTITY b \"" + "&a;".repeat(1000) + "\"><!ENTITY c \"" + "&b;".repeat(1000) + "\">]>"
                + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:r=\"http://r#\">"
                + "<rdf:Description rdf:about=\"http://e.org/1\"><r:l>&c;</r:l></rdf:Description></rdf:RDF>";
        assertThat(read("laughs.owl", laughs).isUsable()).isFalse();
    }
}
