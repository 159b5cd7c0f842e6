package org.sinew.precision.phenopacket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.patient.Value;
import org.sinew.precision.diagnosis.LabResult;
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
        assertThat(read.told().sex()).isEqualTo(Sex.MALE);
        assertThat(read.told().onset()).isEqualTo(Onset.CHILDHOOD);
        assertThat(read.told().findings())
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

        assertThat(read.told().onset()).isEqualTo(Onset.INFANTILE);
        assertThat(read.told().lastSeen()).isEqualTo(Onset.JUVENILE);
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

    private Phenopackets.Contents read(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
        return Phenopackets.read(List.of(directory.resolve(name)));
    }

    private List<String> reasons(Phenopackets.Contents read) {
        return read.unreadable().stream().map(UnreadablePhenopacket::reason).toList();
    }

    @Test
    void measurementsAreReadAndThoseThatCannotBeAreNamed() throws IOException {
        Phenopackets.Contents read = read("one.json", """
                {"id": "one", "measurements": [
                  {"assay": {"id": "LOINC:2143-6", "label": "Cortisol"}, "value": {"quantity": {"unit": {"id": "UCUM:nmol/L"},
                    "value": 116.6, "referenceRange": {"unit": {"id": "UCUM:nmol/L"}, "low": 140, "high": 690}}}},
                  {"assay": {"id": "LOINC:5802-4"}, "value": {"ontologyClass": {"id": "NCIT:C25626", "label": "Present"}}},
                  {"assay": {"id": "LOINC:55417-0"}, "complexValue": {"typedQuantities": [
                    {"type": {"id": "NCIT:C25298"}, "quantity": {"unit": {"id": "NCIT:C49670"}, "value": 165}},
                    {"type": {"id": "NCIT:C25299"}, "quantity": {"unit": {"id": "NCIT:C49670"}, "value": 95}}]}},
                  {"assay": {}, "value": {"quantity": {"value": 1}}},
                  {"assay": {"id": "LOINC:1-8"}},
                  {"assay": {"id": "LOINC:1-8"}, "value": {"quantity": {"unit": {"id": "UCUM:g"}}}},
                  {"assay": {"id": "LOINC:1-8"}, "value": {"quantity": {"value": "NaN"}}},
                  {"assay": {"id": "LOINC:1-8"}, "value": {"text": "high"}},
                  {"assay": {"id": "LOINC:1-8"}, "value": {"quantity": {"value": 1, "referenceRange": {"low": 3, "high": 2}}}}]}
                """);

        List<LabResult> results = read.cases().getFirst().measurements();
        assertThat(results.stream().map(r -> r.test().codings().getFirst().id().toString()))
                .containsExactly("LOINC:2143-6", "LOINC:5802-4", "NCIT:C25298", "NCIT:C25299");
        assertThat(results.getFirst().value()).isEqualTo(new Value.Quantity(new BigDecimal("116.6"), "nmol/L", null));
        assertThat(results.getFirst().reference())
                .isEqualTo(new Value.Range(new BigDecimal("140"), new BigDecimal("690"), "nmol/L"));
        assertThat(results.get(1).value()).isInstanceOf(Value.Coded.class);
        assertThat(reasons(read))
                .containsExactly(
                        "measurement 4 of one: the assay has no term id: ''",
                        "measurement 5 of one: it has no value",
                        "measurement 6 of one: its quantity has no value",
                        "measurement 7 of one: 'value' is no number: \"NaN\"",
                        "measurement 8 of one: its value is neither a quantity nor an ontology class",
                        "measurement 9 of one: its reference range ends before it begins");
    }

    @Test
    void ofFamiliesAndCohortsEveryMemberIsRead() throws IOException {
        Phenopackets.Contents family = read("family.json", """
                {"id": "family", "metaData": {"externalReferences": [{"id": "PMID:7"}]},
                 "proband": {"id": "child", "phenotypicFeatures": [{"type": {"id": "HP:0001250"}}]},
                 "relatives": [{"id": "father"}, {"subject": {}}]}
                """);
        Phenopackets.Contents cohort = read("cohort.json", """
                {"id": "cohort", "members": [{"id": "one", "metaData": {"externalReferences": [{"id": "PMID:8"}]}}, {"id": "two"}]}
                """);

        assertThat(family.cases().stream().map(PublishedCase::id)).containsExactly("child", "father");
        assertThat(family.cases().getFirst().publications()).containsExactly("PMID:7");
        assertThat(family.unreadable())
                .containsExactly(new UnreadablePhenopacket("family.json relatives[1]", "a phenopacket without an id"));
        assertThat(cohort.cases().stream().map(PublishedCase::id)).containsExactly("one", "two");
        assertThat(cohort.cases().getFirst().publications()).containsExactly("PMID:8");
    }

    @Test
    void version1IsRefusedBecauseItsNegatedSignsWouldBeReadAsPresent() throws IOException {
        assertThat(reasons(
                        read("said.json", "{\"id\": \"a\", \"metaData\": {\"phenopacketSchemaVersion\": \"1.0.0\"}}")))
                .singleElement(STRING)
                .contains("version 1");
        assertThat(
                        reasons(
                                read(
                                        "seen.json",
                                        "{\"id\": \"a\", \"phenotypicFeatures\": [{\"type\": {\"id\": \"HP:0001250\"}, \"negated\": true}]}")))
                .singleElement(STRING)
                .contains("version 1");
    }

    @Test
    void whatIsNoUtf8IsRefusedAndNotReplaced() throws IOException {
        String packet = "{\"id\": \"Amélie\"}\n";
        byte[] latin = packet.getBytes(StandardCharsets.ISO_8859_1);
        Files.write(directory.resolve("latin.jsonl"), latin);
        Files.writeString(
                directory.resolve("marked.jsonl"), "\uFEFF" + packet.replace("\n", "\r\n") + "{\"id\": \"b\"}");

        Phenopackets.Contents read =
                Phenopackets.read(List.of(directory.resolve("latin.jsonl"), directory.resolve("marked.jsonl")));

        assertThat(read.cases().stream().map(PublishedCase::id)).containsExactly("Amélie", "b");
        assertThat(read.unreadable()).singleElement().satisfies(u -> {
            assertThat(u.place()).isEqualTo("latin.jsonl:1");
            assertThat(u.reason()).startsWith("not JSON: Invalid UTF-8");
        });
    }

    @Test
    void emptyFilesAndDirectoriesAreNamed() throws IOException {
        assertThat(reasons(read("empty.jsonl", "\n \r\n"))).containsExactly("the file is empty");
        assertThat(reasons(read("empty.json", "\uFEFF"))).containsExactly("the file is empty");
        Path deep = Files.createDirectories(directory.resolve("a/b/c/d/e/f/g/h/i/j"));
        Files.writeString(deep.resolve("deep.json"), "{\"id\": \"deep\"}");
        assertThat(Phenopackets.read(List.of(directory.resolve("a"))).cases()).hasSize(1);
        Path bare = Files.createDirectory(directory.resolve("bare"));
        Files.writeString(bare.resolve("notes.txt"), "no phenopacket");
        assertThat(Phenopackets.read(List.of(bare)).unreadable())
                .containsExactly(new UnreadablePhenopacket(
                        bare.toString(), "no .json, .jsonl or .ndjson file is in the directory"));
    }

    @Test
    void wordsThatTheSchemaHasNotAreNamed() throws IOException {
        Phenopackets.Contents onset = read("onset.json", """
                {"id": "a", "diseases": [{"term": {"id": "OMIM:1"}, "onset": {"age": {"iso8601duration": "3 years"}}}]}
                """);
        assertThat(onset.cases().getFirst().told().onset()).isNull();
        assertThat(reasons(onset)).singleElement(STRING).contains("onset of a", "3 years");
        assertThat(reasons(read("sex.json", "{\"id\": \"a\", \"subject\": {\"sex\": \"girl\"}}")))
                .singleElement(STRING)
                .contains("'girl' is no sex of the schema");
        assertThat(
                        reasons(
                                read(
                                        "excluded.json",
                                        "{\"id\": \"a\", \"phenotypicFeatures\": [{\"type\": {\"id\": \"HP:1\"}, \"excluded\": \"yes\"}]}")))
                .containsExactly("'excluded' is neither true nor false");
    }
}
