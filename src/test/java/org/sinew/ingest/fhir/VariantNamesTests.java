package org.sinew.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.genome.Build;
import org.sinew.genome.GenomeVariant;
import org.sinew.genome.ReferenceBases;
import org.sinew.genome.ReferenceGenomes;
import org.sinew.ingest.Limits;
import org.sinew.ingest.RecordSink;
import org.sinew.ingest.Rejection;
import org.sinew.ingest.Source;
import org.sinew.ingest.SourceRecord;
import org.sinew.patient.Fact;

/** With the reference's bases a variant has the same name whichever record tells of it, so their order cannot matter. */
class VariantNamesTests {

    @TempDir
    private Path directory = Path.of(".");

    private Path fasta = Path.of(".");

    @BeforeEach
    void reference() throws IOException {
        fasta = Files.writeString(directory.resolve("GRCh38.fa"), ">chr1\nGGCACACACTTN\n");
        Files.writeString(directory.resolve("GRCh38.fa.fai"), "chr1\t12\t6\t12\t13\n");
    }

    private static String id(String hgvs, ReferenceGenomes genomes) throws IOException {
        String record = """
                {"resourceType": "Observation", "id": "v", "status": "final", "subject": {"reference": "Patient/p"},
                 "code": {"coding": [{"system": "http://loinc.org", "code": "69548-6"}]},
                 "component": [{"code": {"coding": [{"system": "http://loinc.org", "code": "81290-9"}]},
                   "valueCodeableConcept": {"coding": [{"system": "http://varnomen.hgvs.org", "code": "%s"}]}}]}
                """.formatted(hgvs);
        List<String> ids = new ArrayList<>();
        new FhirReader(ZoneOffset.UTC, Limits.DEFAULT, genomes)
                .read(Source.of("lab", "v.json", record.getBytes(StandardCharsets.UTF_8)), new RecordSink() {
                    @Override
                    public void accept(SourceRecord read) {
                        read.facts()
                                .forEach(fact -> ids.add(
                                        ((Fact.VariantCall) fact).variant().toString()));
                    }

                    @Override
                    public void reject(Rejection rejection) {
                        throw new AssertionError(rejection.reason());
                    }
                });
        return ids.getFirst();
    }

    @Test
    void aDeletionAndADuplicationWithoutBasesMeetTheFilesVariant() throws IOException {
        ReferenceGenomes genomes = ReferenceGenomes.of(List.of(fasta));
        try (ReferenceGenomes.Reading bases = genomes.open()) {
            assertThat(id("NC_000001.11:g.8_9del", genomes)).isEqualTo("SPDI:" + vcf("ACA", "A", bases));
            assertThat(id("NC_000001.11:g.8_9dup", genomes)).isEqualTo("SPDI:" + vcf("A", "ACA", bases));
        }
        assertThat(id("NC_000001.10:g.8_9del", genomes)).isEqualTo("HGVS:NC_000001.10:g.8_9del");
        assertThat(id("NC_000001.11:g.8_9del", ReferenceGenomes.NONE)).isEqualTo("HGVS:NC_000001.11:g.8_9del");
    }

    private static String vcf(String reference, String alternative, ReferenceBases bases) {
        return GenomeVariant.ofVcf(Build.GRCH38, "chr1", 6, reference, alternative, bases)
                .spdi();
    }

    @Test
    void aFileTellsItsBuildOrIsRefused() throws IOException {
        assertThat(ReferenceGenomes.of(List.of(fasta)).file(Build.GRCH38)).hasValue(fasta);
        Path other = Files.copy(fasta, directory.resolve("genome.fa"));
        assertThatThrownBy(() -> ReferenceGenomes.of(List.of(other))).hasMessageContaining("genome.fa.fai");
        Files.writeString(directory.resolve("genome.fa.fai"), "chr1\t12\t6\t12\t13\n");
        assertThatThrownBy(() -> ReferenceGenomes.of(List.of(other))).hasMessageContaining("GRCh37 or GRCh38");
        Files.writeString(directory.resolve("genome.fa.fai"), "chr1\t249250621\t6\t12\t13\n");
        assertThat(ReferenceGenomes.buildOf(other)).hasValue(Build.GRCH37);
        assertThatThrownBy(() -> ReferenceGenomes.of(List.of(fasta, fasta))).hasMessageContaining("two");
    }
}
