package org.sinew.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo's records are whole, and the starter knowledge names what they hold. */
class DemoRecordsTests {

    private static final Path DEMO = Path.of("src/main/resources/demo");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> PREFIXES = Map.of(
            "http://snomed.info/sct", "SNOMEDCT",
            "http://loinc.org", "LOINC",
            "http://www.nlm.nih.gov/research/umls/rxnorm", "RXNORM",
            "http://www.whocc.no/atc", "ATC",
            "http://hl7.org/fhir/sid/cvx", "CVX");

    private static final List<JsonNode> RESOURCES = new ArrayList<>();
    private static final List<JsonNode> EXTRA = new ArrayList<>();
    private static StarterFiles starter = new StarterFiles(Map.of(), List.of(), List.of());

    @BeforeAll
    static void read() throws IOException {
        starter = StarterFiles.read(Path.of("ontology/starter"));
        for (String directory : List.of("synthea", "rare-disease")) {
            try (Stream<Path> files = Files.list(DEMO.resolve(directory))) {
                for (Path file : files.sorted().toList()) {
                    JSON.readTree(bytes(file)).path("entry").forEach(e -> RESOURCES.add(e.path("resource")));
                }
            }
        }
        new String(bytes(DEMO.resolve("genomics-exposures.ndjson.gz")), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> EXTRA.add(JSON.readTree(line)));
    }

    @Test
    void thePatientsAreAsManyAsTheReadmeSays() {
        assertThat(of("Patient")).hasSize(38 + 12);
        Set<String> ids =
                of("Patient").stream().map(p -> p.path("id").asString()).collect(Collectors.toSet());
        assertThat(ids).hasSize(50);
        assertThat(EXTRA)
                .hasSizeGreaterThan(200)
                .allMatch(o -> ids.contains(
                        o.path("subject").path("reference").asString().replace("Patient/", "")));
        assertThat(EXTRA.stream().map(o -> o.path("id").asString()).distinct()).hasSameSizeAs(EXTRA);
    }

    @Test
    void everyDiagnosisMedicineVaccineAndMeasurementHasNamesInBothLanguages() {
        Set<String> unnamed = new TreeSet<>();
        for (String[] kind : new String[][] {
            {"Condition", "code"},
            {"MedicationRequest", "medicationCodeableConcept"},
            {"Immunization", "vaccineCode"},
            {"Observation", "code"},
            {"AllergyIntolerance", "code"}
        }) {
            Stream.concat(of(kind[0]).stream(), EXTRA.stream())
                    .flatMap(r -> codes(r.path(kind[1])))
                    .filter(id -> !id.startsWith("LOINC:X") && !starter.terms().containsKey(id))
                    .forEach(unnamed::add);
        }
        assertThat(unnamed).isEmpty();
    }

    @Test
    void nearlyEveryMedicineReachesItsIngredient() {
        Set<String> products = of("MedicationRequest").stream()
                .flatMap(r -> codes(r.path("medicationCodeableConcept")))
                .filter(id -> id.startsWith("RXNORM:"))
                .collect(Collectors.toSet());
        List<StarterFiles.Entry> withoutIngredient = starter.terms().values().stream()
                .filter(t -> products.contains(t.id()) && t.parents().isEmpty())
                .toList();
        assertThat(withoutIngredient).hasSizeLessThan(products.size() / 10);
    }

    private static Stream<String> codes(JsonNode concept) {
        return concept.path("coding")
                .valueStream()
                .filter(c -> PREFIXES.containsKey(c.path("system").asString()))
                .map(c -> PREFIXES.get(c.path("system").asString()) + ":"
                        + c.path("code").asString());
    }

    private static List<JsonNode> of(String type) {
        return RESOURCES.stream()
                .filter(r -> r.path("resourceType").asString().equals(type))
                .toList();
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllBytes(file);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
