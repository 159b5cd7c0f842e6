package org.sinew.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.precision.diagnosis.Ranking;
import org.sinew.precision.phenopacket.Phenopackets;
import org.sinew.precision.phenopacket.PublishedCase;
import org.sinew.term.Ontology;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * Row 11: ranking all diseases for a published patient of 5 to 20 findings, one thread. LIRICAL ranks some of the same
 * patients by turns with us, by phenotypes only and from the same files; neither leaves a patient's own publication out,
 * because LIRICAL cannot. {@code -Dpeer.lirical} is a directory with {@code lirical-cli}, {@code -configuration},
 * {@code -core}, {@code -io}, {@code -background} and {@code -exomiser-db-adapter} 2.x, built from its public source, and the
 * jars of its dependencies ({@code mvn dependency:copy-dependencies}); its data folder is made here.
 */
final class DiseaseRanking implements Row {

    private static final List<String> FILES = List.of(
            Knowledge.HPO,
            Knowledge.HPOA,
            Knowledge.MONDO,
            "hpo/genes_to_disease.txt.gz",
            "mondo/mappings/mondo_exactmatch_omim.sssom.tsv.gz",
            "mondo/mappings/mondo_exactmatch_omimps.sssom.tsv.gz",
            "mondo/mappings/mondo_exactmatch_orphanet.sssom.tsv.gz");
    private static final String CASES = "phenopackets/phenopackets-dev.jsonl.gz";
    private static final int WANTED = 1_000;
    private static final int WITH_PEER = 60;
    private static final int WARM_UP = 300;
    private static final int PEER_WARM_UP = 6;
    private static final long SEED = 20260501;

    @Override
    public Report measure(Settings settings) throws Exception {
        Report report = new Report(settings, "ranking all diseases for a case of 5–20 findings", "≤ 20 ms p95");
        List<Ontology> read = new ArrayList<>();
        for (String file : FILES) {
            read.add(Knowledge.read(settings.file(file)));
        }
        long start = System.nanoTime();
        Diagnosis diagnosis = Diagnosis.of(Terminology.of(read), read);
        report.ours("compile, s", (System.nanoTime() - start) / 1e9);
        report.ours("diseases", (double) diagnosis.size());
        List<PublishedCase> cases = cases(settings.file(CASES), settings.scaled(WANTED, 50));
        cases.stream().limit(WARM_UP).forEach(each -> milliseconds(diagnosis, each));
        double[] times =
                cases.stream().mapToDouble(each -> milliseconds(diagnosis, each)).toArray();
        Samples samples = new Samples(times);
        report.ours("a case", "ms", samples);
        report.atMost("p95 of a case, ms", samples.p95(), 20);
        if (settings.peer("lirical").isEmpty()) {
            report.missing("LIRICAL", "-Dpeer.lirical=<directory of its jars>");
            return report;
        }
        try (Lirical lirical = Lirical.start(Path.of(settings.peer("lirical").get()), settings)) {
            byTurns(report, diagnosis, lirical, known(diagnosis, cases, settings.scaled(WITH_PEER, 5)));
        }
        return report;
    }

    /** Patients whose disease is an OMIM entry that something is known of. */
    private static List<PublishedCase> known(Diagnosis diagnosis, List<PublishedCase> cases, int wanted) {
        return cases.stream()
                .filter(each -> each.disease() != null
                        && ranking(diagnosis, each).knows(Objects.requireNonNull(each.disease())))
                .limit(wanted)
                .toList();
    }

    private static void byTurns(Report report, Diagnosis diagnosis, Lirical lirical, List<PublishedCase> cases)
            throws Exception {
        for (PublishedCase each : cases.subList(0, Math.min(PEER_WARM_UP, cases.size()))) {
            lirical.rank(each);
        }
        double[] ours = new double[cases.size()];
        double[] theirs = new double[cases.size()];
        int[] ourRanks = new int[cases.size()];
        int[] theirRanks = new int[cases.size()];
        for (int i = 0; i < ours.length; i++) {
            PublishedCase each = cases.get(i);
            ours[i] = milliseconds(diagnosis, each);
            ourRanks[i] = ranking(diagnosis, each).rank(Objects.requireNonNull(each.disease()));
            Lirical.Ranked ranked = lirical.rank(each);
            theirs[i] = ranked.milliseconds();
            theirRanks[i] = ranked.rank();
            report.peer("LIRICAL", "diseases", (double) ranked.candidates());
        }
        report.ours("a case of LIRICAL's", "ms", new Samples(ours));
        report.peer("LIRICAL", "a case", "ms", new Samples(theirs));
        for (int first : List.of(1, 3, 10)) {
            report.ours("top-" + first + " of " + ours.length + ", %", share(ourRanks, first));
            report.peer("LIRICAL", "top-" + first + " of " + ours.length + ", %", share(theirRanks, first));
        }
        report.ratio("median of a case", new Samples(theirs).median() / new Samples(ours).median(), 1);
    }

    private static double share(int[] ranks, int first) {
        return 100 * Arrays.stream(ranks).filter(rank -> rank <= first).count() / (double) ranks.length;
    }

    private static Ranking ranking(Diagnosis diagnosis, PublishedCase published) {
        return diagnosis.ranking(
                published.told(), disease -> disease.prefix().equals("OMIM"));
    }

    private static double milliseconds(Diagnosis diagnosis, PublishedCase published) {
        long start = System.nanoTime();
        int candidates =
                diagnosis.ranking(published.told(), disease -> true).first(10).size();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (candidates == 0) {
            throw new IllegalStateException("nothing ranked for " + published.id());
        }
        return milliseconds;
    }

    private static List<PublishedCase> cases(Path file, int wanted) throws Exception {
        List<PublishedCase> cases = new ArrayList<>(Phenopackets.read(List.of(file)).cases());
        cases.removeIf(each -> {
            int findings = each.told().findings().size();
            return findings < 5 || findings > 20;
        });
        java.util.Collections.shuffle(cases, new Random(SEED));
        return cases.subList(0, Math.min(wanted, cases.size()));
    }
}
