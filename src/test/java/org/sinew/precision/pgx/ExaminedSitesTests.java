package org.sinew.precision.pgx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.sinew.genome.ExaminedSites;
import org.sinew.genome.UnusableVcf;
import org.sinew.genome.VcfFile;
import org.sinew.genome.VcfRecord;
import org.sinew.patient.Chart;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;
import org.sinew.patient.Value;
import org.sinew.term.TermId;
import org.sinew.term.read.ArchiveFiles;

/** A chart with the genotypes that a file covers gives the calls of the file itself. */
class ExaminedSitesTests {

    private static final Path DATA = Path.of("../shared/data/pgx");
    private static final PatientId ANN = new PatientId("test|Patient/ann");
    private static final Provenance SAID = new Provenance("test", "record", "place");

    private static Chart chart(String text) {
        Concept examined = new Concept(List.of(new Coding(TermId.parse("LOINC:81293-3"), null)), null);
        FactHeader header =
                new FactHeader(new FactKey("e"), ANN, examined, null, Period.UNKNOWN, null, List.of(), List.of(), SAID);
        Patient ann = new Patient(
                ANN, List.of(), List.of(), null, null, null, false, null, null, null, null, null, null, SAID);
        return new Chart(
                ann, List.of(new Fact.Measurement(header, new Value.Text(text), List.of(), List.of(), null, null)));
    }

    private static String examined(byte[] vcf) throws IOException {
        List<String> entries = new ArrayList<>();
        try (VcfFile file = VcfFile.open("f", new ByteArrayInputStream(vcf))) {
            for (VcfFile.Line line = file.next(); line != null; line = file.next()) {
                VcfRecord record = file.read(line);
                entries.add(
                        ExaminedSites.entry(record, record.call(file.samples().getFirst())));
            }
        }
        return ExaminedSites.text(entries);
    }

    @Test
    void allOfPharmcatsFilesGiveTheSameCallsThroughAChart() throws IOException {
        Assumptions.assumeTrue(Files.exists(DATA), "no " + DATA);
        DrugResponse response = DrugResponse.of(DATA.resolve("pharmcat-data.tar.gz"));
        Map<String, List<String>> expected = new TreeMap<>();
        Map<String, List<String>> given = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : ArchiveFiles.read(
                        DATA.resolve("pharmcat-test-vcf-dev.tar.gz"), path -> path.endsWith(".vcf"))
                .entrySet()) {
            String text = new String(file.getValue(), java.nio.charset.StandardCharsets.UTF_8);
            try {
                expected.put(file.getKey(), shown(response.call(response.read("f", text, null))));
            } catch (UnusableVcf unusable) {
                continue;
            }
            given.put(
                    file.getKey(),
                    shown(ChartGenes.of(chart(examined(file.getValue())), response)
                            .calls()));
        }
        assertThat(given).hasSizeGreaterThan(60).isEqualTo(expected);
    }

    private static List<String> shown(List<GeneCall> calls) {
        return calls.stream()
                .map(c -> c.gene() + " " + c.diplotypes() + " missing "
                        + c.missing().size() + " phased " + c.effectivelyPhased())
                .toList();
    }

    @Test
    void referenceOnlyIsCalledAndNothingKnownIsNot() {
        DrugResponse starter = DrugResponse.starter();
        String entries = String.join(
                "; ",
                starter.sites().stream()
                        .map(site -> ExaminedSites.referenceEntry(
                                site, new VcfRecord.Call(List.of(0, 0), false, null, null, null)))
                        .toList());
        ChartGenes genes = ChartGenes.of(chart("GRCh38: " + entries), starter);
        assertThat(genes.calls())
                .filteredOn(call -> call.gene().equals("CYP2C19"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.missing()).isEmpty();
                    assertThat(call.diplotypes()).extracting(Diplotype::name).containsExactly("*38/*38");
                });
        assertThat(ChartGenes.of(chart("protein-coding and exon-splicing regions."), starter)
                        .isEmpty())
                .isTrue();
    }
}
