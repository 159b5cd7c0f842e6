package org.sinew.precision.phenopacket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sinew.precision.diagnosis.Answer;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.precision.diagnosis.Differential;
import org.sinew.precision.diagnosis.Evidence;
import org.sinew.term.Ontology;
import org.sinew.term.Terminology;
import org.sinew.term.catalog.Catalog;
import org.sinew.term.read.OntologyReader;

/** Published patients, at most six of a disease, without their own publications; thresholds are below what was measured. */
class PublishedCasesTests {

    private static final Path DATA = Path.of("../shared/data");
    private static final int A_DISEASE = 6;

    @Test
    void publishedPatientsAreRecognised() throws IOException {
        assumeTrue(Files.isDirectory(DATA.resolve("phenopackets")), "published releases are absent");
        Diagnosis diagnosis = diagnosis();
        List<PublishedCase> all = Phenopackets.read(List.of(DATA.resolve("phenopackets/phenopackets-dev.jsonl.gz")))
                .cases();
        List<PublishedCase> some = some(all);
        Evaluation evaluation = new Evaluation(diagnosis, all, new Evaluation.Settings("OMIM", true, null, -1, 1));

        Accuracy found = Accuracy.of(evaluation.rank(some, done -> {}));

        assertThat(all).hasSize(5_865);
        assertThat(found.known().top1()).isGreaterThan(0.37);
        assertThat(found.known().top10()).isGreaterThan(0.59);
        assertThat(found.series().top1()).isGreaterThan(0.50);
        assertThat(found.calibrationError()).isLessThan(0.12);
        theEvidenceAddsUp(evaluation, some.subList(0, 20));
    }

    private static void theEvidenceAddsUp(Evaluation evaluation, List<PublishedCase> cases) {
        for (PublishedCase each : cases) {
            Diagnosis knowledge = evaluation.knowledge(each);
            if (knowledge.differential(each.told(), 5) instanceof Answer.Ranked ranked) {
                for (Differential.Candidate candidate : ranked.differential().diseases()) {
                    double sum = candidate.evidence().stream()
                            .mapToDouble(Evidence::weight)
                            .sum();
                    assertThat(sum).isCloseTo(candidate.score(), within(1e-9));
                }
                assertThat(ranked.differential().diseases())
                        .as("ranks by the fast way agree with the sums of the evidence")
                        .isSortedAccordingTo((a, b) ->
                                Math.abs(a.score() - b.score()) < 1e-6 ? 0 : Double.compare(b.score(), a.score()));
            }
        }
    }

    private static Diagnosis diagnosis() throws IOException {
        OntologyReader reader = new OntologyReader(Catalog.bundled());
        List<Ontology> read = new ArrayList<>();
        for (String file : List.of(
                "hpo/hp.v2025-05-06.json.gz",
                "hpo/phenotype.v2025-05-06.hpoa.gz",
                "hpo/genes_to_disease.txt.gz",
                "mondo/MONDO-ontology-v2026-05-05.json.gz",
                "mondo/mappings/mondo_exactmatch_omim.sssom.tsv.gz",
                "mondo/mappings/mondo_exactmatch_omimps.sssom.tsv.gz",
                "mondo/mappings/mondo_exactmatch_orphanet.sssom.tsv.gz")) {
            read.add(reader.read(DATA.resolve(file)));
        }
        return Diagnosis.of(Terminology.of(read), read);
    }

    private static List<PublishedCase> some(List<PublishedCase> all) {
        List<PublishedCase> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(1));
        Map<Object, Integer> counts = new HashMap<>();
        return shuffled.stream()
                .filter(c -> counts.merge(String.valueOf(c.disease()), 1, Integer::sum) <= A_DISEASE)
                .toList();
    }
}
