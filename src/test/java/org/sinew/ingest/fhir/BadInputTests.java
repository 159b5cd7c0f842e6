package org.sinew.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sinew.ingest.CollectedRecords;
import org.sinew.ingest.Limits;
import org.sinew.ingest.Rejection;
import org.sinew.ingest.Source;

class BadInputTests {

    private static final String GOOD =
            "{\"resourceType\":\"Observation\",\"id\":\"ok\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/1\"}}";

    private static CollectedRecords read(String name, byte[] bytes) throws IOException {
        CollectedRecords sink = new CollectedRecords();
        new FhirReader(ZoneOffset.UTC, Limits.DEFAULT).read(Source.of("test", name, bytes), sink);
        return sink;
    }

    private static CollectedRecords lines(String bad) throws IOException {
        return read("a.ndjson", (bad + "\n" + GOOD + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void refusesTheFirst(CollectedRecords sink, Class<? extends Rejection> why) {
        assertThat(sink.rejections).singleElement().isInstanceOf(why);
        assertThat(sink.rejections.getFirst().place()).isEqualTo("a.ndjson:1");
        assertThat(sink.facts()).hasSize(1);
    }

    @Test
    void goesOnAfterBrokenLine() throws IOException {
        refusesTheFirst(lines("{\"resourceType\":\"Observation\","), Rejection.Malformed.class);
    }

    @Test
    void refusesACodeOutsideARequiredSet() throws IOException {
        CollectedRecords sink = lines("{\"resourceType\":\"Patient\",\"id\":\"1\",\"gender\":\"M\"}");
        refusesTheFirst(sink, Rejection.Invalid.class);
        assertThat(sink.rejections.getFirst().reason())
                .isEqualTo("Patient.gender: 'M' is not one of male, female, other, unknown");
    }

    @Test
    void refusesDepth() throws IOException {
        refusesTheFirst(lines("{\"a\":".repeat(100_000)), Rejection.Malformed.class);
    }

    @Test
    void refusesHugeString() throws IOException {
        CollectedRecords sink = lines("{\"resourceType\":\"Patient\",\"id\":\"" + "x".repeat(100 << 20) + "\"}");
        refusesTheFirst(sink, Rejection.TooLarge.class);
        assertThat(sink.rejections.getFirst().raw().length()).isGreaterThan(100 << 20);
        assertThat(sink.rejections.getFirst().raw().head()).hasSizeLessThan(10_000);
    }

    @Test
    void keepsTheRejectedBytes() throws IOException {
        Rejection rejection = lines("not json at all").rejections.getFirst();
        assertThat(rejection.raw().head()).asString(StandardCharsets.UTF_8).isEqualTo("not json at all");
    }

    @Test
    void saysThatBundleIsCutOff() throws IOException {
        String bundle = "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + GOOD + "},{\"resource\":{\"res";
        CollectedRecords sink = read("b.json", bundle.getBytes(StandardCharsets.UTF_8));
        assertThat(sink.facts()).hasSize(1);
        assertThat(sink.rejections).extracting(Rejection::place).containsExactly("b.json#entry[1]", "b.json");
    }

    /** Whatever bytes of a bundle change, nothing is thrown, and no whole entry before the change is lost. */
    @Property(tries = 600)
    void survivesAnyChange(
            @ForAll @IntRange(max = 1 << 20) int where, @ForAll byte with, @ForAll @IntRange(max = 2) int how)
            throws IOException {
        for (String name : new String[] {"patient", "observation", "variant", "care"}) {
            byte[] bytes = Files.readAllBytes(Path.of("src/test/resources/ingest/fhir", name, "input.json"));
            int at = where % bytes.length;
            int entriesBefore = new String(bytes, 0, at, StandardCharsets.UTF_8).split("\n").length - 2;
            byte[] changed = bytes.clone();
            changed[at] = how == 1 ? (byte) '"' : with;
            if (how == 2) {
                changed = Arrays.copyOf(bytes, at);
            }
            CollectedRecords sink = read("input.json", changed);
            assertThat(sink.records.size() + sink.rejections.size()).isPositive();
            if (name.equals("observation") && at > 30) {
                assertThat(sink.records.size() + sink.rejections.size())
                        .isGreaterThanOrEqualTo(Math.max(1, entriesBefore));
            }
        }
    }
}
