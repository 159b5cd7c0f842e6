package org.sinew.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On releases of three terms and two diseases, read from files as everybody's are. */
class DiagnoseCommandTests {

    private static final String HP = """
            format-version: 1.2
            data-version: hp/releases/2025-05-06
            ontology: hp

            [Term]
            id: HP:0000001
            name: All

            [Term]
            id: HP:0000118
            name: Phenotypic abnormality
            is_a: HP:0000001

            [Term]
            id: HP:0001250
            name: Seizure
            is_a: HP:0000118

            [Term]
            id: HP:0001083
            name: Ectopia lentis
            is_a: HP:0000118

            [Term]
            id: HP:0040281
            name: Very frequent
            is_a: HP:0000001
            """;

    private static final String HPOA = """
            #version: 2025-05-06
            database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier\taspect\tbiocuration
            OMIM:1\tOne\t\tHP:0001250\tPMID:1\tPCS\t\t8/10\t\t\tP\tHPO:x[2020-01-01]
            OMIM:1\tOne\t\tHP:0001250\tOMIM:1\tTAS\t\tHP:0040281\t\t\tP\tHPO:x[2020-01-01]
            OMIM:2\tTwo\t\tHP:0001083\tPMID:2\tPCS\t\t3/10\t\t\tP\tHPO:x[2020-01-01]
            """;

    private static final String PACKET = """
            {"id": "ann", "phenotypicFeatures": [{"type": {"id": "HP:0001250"}}], "diseases": [{"term": {"id": "OMIM:1"}}]}
            {"id": "bob", "phenotypicFeatures": [{"type": {"id": "HP:0001083"}}], "diseases": [{"term": {"id": "OMIM:9"}}]}
            """;

    @TempDir
    private Path directory = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void files() throws IOException {
        Files.writeString(directory.resolve("hp.obo"), HP);
        Files.writeString(directory.resolve("phenotype.hpoa"), HPOA);
        Files.writeString(directory.resolve("patients.jsonl"), PACKET);
    }

    private int run(String... words) {
        List<String> all = new ArrayList<>(
                List.of("diagnose", path("patients.jsonl"), "--hpo", path("hp.obo"), "--hpoa", path("phenotype.hpoa")));
        all.addAll(List.of(words));
        return CommandLineDoor.commands()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void theTableHasARowAPatientAndNoRankWithoutAnnotations() throws IOException {
        assertThat(run("--out", path("ranks.tsv"), "--report", path("report.json")))
                .isZero();
        assertThat(Files.readAllLines(directory.resolve("ranks.tsv")))
                .containsExactly(
                        "id\tdisease\trank\tcandidates\tknown", "ann\tOMIM:1\t1\t2\ttrue", "bob\tOMIM:9\t\t2\tfalse");
        assertThat(Files.readString(directory.resolve("report.json")))
                .contains("\"notice\"", "\"releases\"", "\"top10\"", "\"mrr\"", "\"reliability\"", "\"p95\"");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenNothingIsBegun() {
        assertThat(run("--out", path("nowhere/ranks.tsv"))).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere", "there is no such directory");
        assertThat(out.toString()).isEmpty();
        assertThat(run("--report", directory.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be written");
    }

    @Test
    void aFrequencyIsToldInCountsAndWords() {
        assertThat(run("--explain", "ann")).isZero();
        assertThat(out.toString()).contains("HP:0001250 Seizure ← the same  8/10, Very frequent, share");
    }
}
