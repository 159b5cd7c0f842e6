package org.sinew.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.sinew.ingest.CollectedRecords;
import org.sinew.ingest.Limits;
import org.sinew.ingest.Rejection;
import org.sinew.ingest.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The public records of ../shared/data, counted a second time by other means; skipped where they are absent. */
class RealRecordsTests {

    private static final Path DATA = Path.of("../shared/data");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FACT_TYPES = Set.of(
            "Encounter",
            "Condition",
            "Observation",
            "MedicationRequest",
            "Procedure",
            "Immunization",
            "AllergyIntolerance",
            "DiagnosticReport",
            "ImagingStudy",
            "CarePlan",
            "Device",
            "Claim",
            "ExplanationOfBenefit",
            "Specimen");

    private interface File {
        void take(String name, byte[] bytes) throws IOException;
    }

    private static void each(String archive, File file) throws IOException {
        Path path = DATA.resolve(archive);
        assumeTrue(Files.exists(path), path + " is absent");
        try (InputStream in = Files.newInputStream(path);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in, 1 << 16))) {
            for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                if (e.isFile() && e.getName().endsWith(".json")) {
                    file.take(e.getName(), tar.readAllBytes());
                }
            }
        }
    }

    private static FhirReader reader() {
        return new FhirReader(ZoneOffset.UTC, Limits.DEFAULT);
    }

    @Test
    void everyResourceOfSyntheaIsReadOnceAsItsKind() throws IOException {
        FhirReader reader = reader();
        Map<String, Integer> expected = new TreeMap<>();
        Map<String, Integer> found = new TreeMap<>();
        Map<String, Integer> unmodelled = new TreeMap<>();
        long[] nanos = new long[2];
        each("synthea/synthea-fhir-r4-dev.tar.gz", (name, bytes) -> {
            CollectedRecords sink = new CollectedRecords();
            long start = System.nanoTime();
            reader.read(Source.of("synthea", name, bytes), sink);
            nanos[0] += System.nanoTime() - start;
            nanos[1] += bytes.length;
            assertThat(sink.rejections).isEmpty();
            sink.counts().forEach((k, n) -> found.merge(k, n, Integer::sum));
            sink.unmodelled().forEach((k, n) -> unmodelled.merge(k, n, Integer::sum));
            count(JSON.readTree(bytes), expected);
        });
        System.out.printf(
                "Synthea: %d MB at %.0f MB/s%n  facts %s%n  unmodelled %s%n",
                nanos[1] >> 20, nanos[1] * 1e3 / nanos[0], found, unmodelled);
        assertThat(found).isEqualTo(expected);
    }

    /** An independent count: facts by kind from the raw JSON, by rules written down again. */
    private static void count(JsonNode bundle, Map<String, Integer> counts) {
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            String type = resource.path("resourceType").asString();
            if (type.equals("Observation")) {
                boolean social =
                        resource.at("/category/0/coding/0/code").asString().equals("social-history");
                observed(resource, social, counts);
                resource.path("component").forEach(c -> observed(c, social, counts));
            } else {
                counts.merge(kind(type), 1, Integer::sum);
            }
        }
    }

    private static void observed(JsonNode node, boolean social, Map<String, Integer> counts) {
        boolean hasValue = node.propertyNames().stream().anyMatch(n -> n.startsWith("value"));
        boolean listed = Set.of(
                        "72166-2",
                        "11366-2",
                        "11367-0",
                        "11331-6",
                        "67875-5",
                        "71802-3",
                        "93033-9",
                        "63512-8",
                        "401201003")
                .contains(node.at("/code/coding/0/code").asString());
        counts.merge(listed || (social && hasValue) ? "Exposure" : "Measurement", 1, Integer::sum);
    }

    private static String kind(String type) {
        return switch (type) {
            case "MedicationRequest" -> "Medication";
            case "AllergyIntolerance" -> "Allergy";
            case "DiagnosticReport" -> "Report";
            case "ExplanationOfBenefit" -> "Claim";
            case "PractitionerRole" -> "Practitioner";
            default -> type;
        };
    }

    @Test
    void everyUsCoreExampleIsReadOrCounted() throws IOException {
        FhirReader reader = reader();
        CollectedRecords sink = new CollectedRecords();
        int[] resources = new int[1];
        each("records/fhir-uscore-dev.tar.gz", (name, bytes) -> {
            reader.read(Source.of("uscore", name, bytes), sink);
            JsonNode root = JSON.readTree(bytes);
            resources[0] += root.path("resourceType").asString().equals("Bundle")
                    ? root.path("entry").size()
                    : 1;
        });
        System.out.printf("US Core: facts %s%n  unmodelled %s%n", sink.counts(), sink.unmodelled());
        sink.rejections.forEach(r -> System.out.println("  " + r.place() + ": " + r.reason()));
        assertThat(sink.records.size() + sink.rejections.size()).isEqualTo(resources[0]);
        assertThat(sink.records.stream().filter(r -> r.isUnmodelled() && FACT_TYPES.contains(r.type())))
                .allMatch(r -> r.type().equals("Device"));
    }

    @Test
    void everyBundleOfAnotherVersionIsRefusedByName() throws IOException {
        FhirReader reader = reader();
        Map<String, Integer> summary = new TreeMap<>();
        each("records/fhir-versions-dev.tar.gz", (name, bytes) -> {
            CollectedRecords sink = new CollectedRecords();
            reader.read(Source.of("smart", name, bytes), sink);
            int entries = JSON.readTree(bytes).path("entry").size();
            assertThat(sink.records.size() + sink.rejections.size()).as(name).isEqualTo(entries);
            String folder = name.replaceFirst(".*/fhir-smart/|^fhir-smart/", "").replaceFirst("/[^/]*$", "");
            summary.merge(folder + " accepted", sink.records.size(), Integer::sum);
            summary.merge(folder + " facts", (int) sink.facts().count(), Integer::sum);
            sink.rejections.forEach(r -> summary.merge(
                    folder + " " + r.getClass().getSimpleName() + " "
                            + (r instanceof Rejection.WrongVersion v ? v.reason() : r.reason()),
                    1,
                    Integer::sum));
            if (name.contains("DSTU-2") || name.contains("STU-3")) {
                assertThat(sink.facts()).as(name).isEmpty();
            } else {
                assertThat(sink.rejections).as(name).isEmpty();
            }
        });
        summary.forEach((k, n) -> System.out.println("  " + n + "  " + k));
    }
}
