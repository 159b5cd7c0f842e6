package org.sinew.precision.phenopacket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.precision.diagnosis.Onset;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.term.TermId;

class PhenopacketsTests {

    private static final String PACKET = """
            {"id": "one", "subject": {"sex": "MALE"},
             "phenotypicFeatures": [{"type": {"id": "HP:0001250"}}, {"type": {"id": "HP:0001631"}, "excluded": true}],
             "diseases": [{"term": {"id": "OMIM:154700"}, "onset": {"age": {"iso8601duration": "P3Y6M"}}}],
             "interpretations": [{"diagnosis": {"disease": {"id": "OMIM:154700"}, "genomicInterpretations": [
               {"variantInterpretation": {"variationDescriptor": {"geneContext": {"symbol": "FBN1"}}}}]}}],
             "metaData": {"externalReferences": [{"id": "PMID:1"}]}}
            """;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whatAPhenopacketSays() throws IOException {
        Files.writeString(directory.resolve("one.json"), PACKET);

        PublishedCase read = Phenopackets.read(List.of(directory)).cases().getFirst();

        assertThat(read.id()).isEqualTo("one");
        assertThat(read.disease()).isEqualTo(TermId.parse("OMIM:154700"));
        assertThat(read.publications()).containsExactly("PMID:1");
        assertThat(read.genes()).containsExactly("FBN1");
        assertThat(read.presentation().sex()).isEqualTo(Sex.MALE);
        assertThat(read.presentation().onset()).isEqualTo(Onset.CHILDHOOD);
        assertThat(read.presentation().findings())
                .containsExactly(
                        new Finding(TermId.parse("HP:0001250"), Status.PRESENT),
                        new Finding(TermId.parse("HP:0001631"), Status.ABSENT));
    }

    @Test
    void withoutAnOnsetTheFirstFeatureTellsAndTheAgeWhenLastSeen() throws IOException {
        Files.writeString(directory.resolve("one.json"), """
                {"id": "one", "subject": {"timeAtLastEncounter": {"age": {"iso8601duration": "P12Y"}}},
                 "phenotypicFeatures": [
                   {"type": {"id": "HP:0001250"}, "onset": {"age": {"iso8601duration": "P7Y"}}},
                   {"type": {"id": "HP:0001631"}, "onset": {"ontologyClass": {"id": "HP:0003593"}}},
                   {"type": {"id": "HP:0001252"}, "excluded": true, "onset": {"age": {"iso8601duration": "P1D"}}}]}
                """);

        PublishedCase read = Phenopackets.read(List.of(directory)).cases().getFirst();

        assertThat(read.presentation().onset()).isEqualTo(Onset.INFANTILE);
        assertThat(read.presentation().lastSeen()).isEqualTo(Onset.JUVENILE);
    }

    @Test
    void ofAFileThatEndsEarlyIsReadWhatComesBefore() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            lines.append(PACKET.replace("\n", " ").replace("\"one\"", "\"p" + i * 7919L % 5_003 + "\""))
                    .append('\n');
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.write(directory.resolve("cut.jsonl.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

        Phenopackets.Contents read = Phenopackets.read(List.of(directory));

        assertThat(read.cases()).hasSizeGreaterThan(100);
        assertThat(read.unreadable()).singleElement().satisfies(u -> {
            assertThat(u.place()).isEqualTo("cut.jsonl.gz");
            assertThat(u.reason()).startsWith("the file ends early");
        });
    }

    @Test
    void whatIsNoneIsNamedWithItsPlace() throws IOException {
        String line = PACKET.replace("\n", " ");
        Files.writeString(
                directory.resolve("many.jsonl"),
                String.join(
                        "\n",
                        line,
                        line,
                        "{\"id\": ",
                        "[]",
                        "{\"subject\": {}}",
                        "{\"id\": \"x\", \"phenotypicFeatures\": [{\"type\": {}}]}"));

        Phenopackets.Contents read = Phenopackets.read(List.of(directory));

        assertThat(read.cases()).hasSize(1);
        assertThat(read.unreadable().stream().map(UnreadablePhenopacket::place))
                .containsExactly("many.jsonl:2", "many.jsonl:3", "many.jsonl:4", "many.jsonl:5", "many.jsonl:6");
        assertThat(read.unreadable().getFirst().reason()).contains("another phenopacket has the id one");
        assertThat(read.unreadable().getLast().reason()).contains("a phenotypic feature has no term id");
    }
}
