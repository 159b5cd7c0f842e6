package org.sinew.starter;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** The facts of {@code ontology/starter} as plain values. */
record StarterFiles(Map<String, Entry> terms, List<Edge> edges, List<CodeMapping> mappings) {

    private static final String ID = "https://sinew.org/id/";
    private static final String MODEL = "https://sinew.org/model#";

    record Entry(String id, String label, String chinese, List<String> parents) {}

    record Edge(String subject, String relation, String object, List<String> references) {
        @Override
        public String toString() {
            return subject + " " + relation + " " + object;
        }
    }

    record CodeMapping(String subject, String predicate, String object) {}

    static StarterFiles read(Path directory) throws IOException {
        Model model = ModelFactory.createDefaultModel();
        List<CodeMapping> mappings = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(".ttl")) {
                    RDFDataMgr.read(model, file.toString());
                } else {
                    mappings.addAll(mappings(file));
                }
            }
        }
        return new StarterFiles(terms(model), edges(model), mappings);
    }

    private static Map<String, Entry> terms(Model model) {
        Map<String, Entry> terms = new TreeMap<>();
        model.listSubjectsWithProperty(RDF.type, OWL.Class).forEach(term -> {
            List<String> parents = term.listProperties(RDFS.subClassOf).toList().stream()
                    .map(s -> id(s.getResource()))
                    .toList();
            terms.put(id(term), new Entry(id(term), label(term, "en"), label(term, "zh"), parents));
        });
        return terms;
    }

    private static List<Edge> edges(Model model) {
        Resource assertion = ResourceFactory.createResource(MODEL + "Assertion");
        return model.listSubjectsWithProperty(RDF.type, assertion).toList().stream()
                .map(a -> new Edge(
                        id(value(a, "subject")),
                        value(a, "relation").getLocalName(),
                        id(value(a, "object")),
                        a.listProperties(ResourceFactory.createProperty(MODEL + "reference")).toList().stream()
                                .map(s -> s.getString())
                                .toList()))
                .toList();
    }

    private static List<CodeMapping> mappings(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("subject_id"))
                .map(line -> line.split("\t", -1))
                .map(c -> new CodeMapping(c[0], c[2], c[3]))
                .toList();
    }

    private static Resource value(Resource of, String property) {
        return of.getRequiredProperty(ResourceFactory.createProperty(MODEL + property))
                .getResource();
    }

    private static String label(Resource of, String language) {
        return of.listProperties(RDFS.label, language).toList().stream()
                .map(s -> s.getString())
                .findFirst()
                .orElse("");
    }

    private static String id(Resource term) {
        String path = term.getURI().substring(ID.length());
        int slash = path.indexOf('/');
        return path.substring(0, slash) + ":" + URLDecoder.decode(path.substring(slash + 1), StandardCharsets.UTF_8);
    }
}
