package org.sinew.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sinew.ingest.CollectedRecords;
import org.sinew.ingest.Limits;
import org.sinew.ingest.Source;
import tools.jackson.databind.ObjectMapper;

/** Each case's {@code input.json} gives exactly what its {@code expected.json} lists. */
class GoldenTests {

    private static final Path CASES = Path.of("src/test/resources/ingest/fhir");

    @ParameterizedTest
    @ValueSource(strings = {"patient", "condition", "observation", "variant", "medication", "care", "history"})
    void givesWhatItShould(String name) throws IOException {
        CollectedRecords sink = new CollectedRecords();
        byte[] input = Files.readAllBytes(CASES.resolve(name).resolve("input.json"));
        new FhirReader(ZoneOffset.UTC, Limits.DEFAULT).read(Source.of("test", "input.json", input), sink);
        Path expected = CASES.resolve(name).resolve("expected.json");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(
                    expected,
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(lines(sink)) + "\n");
        }
        List<?> lines = new ObjectMapper().readValue(Files.readString(expected, StandardCharsets.UTF_8), List.class);
        assertThat(lines(sink)).isEqualTo(lines);
    }

    private static List<String> lines(CollectedRecords sink) {
        List<String> lines = new ArrayList<>();
        sink.records.forEach(r -> {
            r.patients().forEach(p -> lines.add(p.toString()));
            r.actors().forEach(a -> lines.add(a.toString()));
            r.facts().forEach(f -> lines.add(f.toString()));
            r.retractions().forEach(x -> lines.add(x.toString()));
            lines.add(r.provenance().record() + " unmodelled " + r.unmodelled());
        });
        sink.rejections.forEach(
                r -> lines.add(r.getClass().getSimpleName() + " " + r.place() + " " + r.record() + ": " + r.reason()));
        return lines;
    }
}
