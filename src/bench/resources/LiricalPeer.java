import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.monarchinitiative.lirical.configuration.LiricalBuilder;
import org.monarchinitiative.lirical.core.analysis.AnalysisData;
import org.monarchinitiative.lirical.core.analysis.AnalysisOptions;
import org.monarchinitiative.lirical.core.analysis.TestResult;
import org.monarchinitiative.lirical.core.analysis.impl.LiricalAnalysisRunnerImpl;
import org.monarchinitiative.lirical.core.analysis.probability.PretestDiseaseProbabilities;
import org.monarchinitiative.lirical.core.model.GenesAndGenotypes;
import org.monarchinitiative.lirical.core.model.TranscriptDatabase;
import org.monarchinitiative.lirical.core.sanitize.InputSanitizerFactory;
import org.monarchinitiative.lirical.core.sanitize.SanitizerType;
import org.monarchinitiative.lirical.io.analysis.PhenopacketImporters;
import org.monarchinitiative.phenol.annotations.formats.hpo.HpoDisease;
import org.monarchinitiative.phenol.annotations.io.hpo.DiseaseDatabase;
import org.monarchinitiative.phenol.ontology.data.TermId;

/**
 * LIRICAL in a process of its own: phenotypes only, one thread, its defaults, every disease as likely before. A line holds a
 * disease, a tab and a phenopacket; answered are the disease's rank, equals in the middle of theirs, how many diseases
 * were ranked, and the milliseconds of the analysis alone.
 */
public class LiricalPeer {

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // where its log goes
        var lirical = LiricalBuilder.builder(Path.of(arguments[0])).parallelism(1).build();
        var phenotypes = lirical.phenotypeService();
        var options = AnalysisOptions.builder()
                .transcriptDatabase(TranscriptDatabase.REFSEQ)
                .setDiseaseDatabases(List.of(DiseaseDatabase.OMIM, DiseaseDatabase.DECIPHER))
                .useStrictPenalties(false)
                .useGlobal(false)
                .pretestProbability(PretestDiseaseProbabilities.uniform(
                        phenotypes.diseases().stream().map(HpoDisease::id).toList()))
                .includeDiseasesWithNoDeleteriousVariants(true)
                .build();
        var sanitizer = new InputSanitizerFactory(phenotypes.hpo()).forType(SanitizerType.MINIMAL);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var runner = LiricalAnalysisRunnerImpl.of(phenotypes, null, 1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split("\t", 2);
                var packet = PhenopacketImporters.v2()
                        .read(new ByteArrayInputStream(parts[1].getBytes(StandardCharsets.UTF_8)));
                var read = sanitizer.sanitize(packet).sanitizedInputs();
                var data = AnalysisData.of(
                        read.sampleId(),
                        read.age(),
                        read.sex(),
                        read.presentHpoTerms(),
                        read.excludedHpoTerms(),
                        GenesAndGenotypes.empty());
                long start = System.nanoTime();
                List<TestResult> ranked =
                        runner.run(data, options).resultsWithDescendingPostTestProbability().toList();
                double milliseconds = (System.nanoTime() - start) / 1e6;
                answers.println(rank(ranked, TermId.of(parts[0])) + "\t" + ranked.size() + "\t" + milliseconds);
            }
        }
    }

    private static int rank(List<TestResult> ranked, TermId disease) {
        double own = ranked.stream()
                .filter(result -> result.diseaseId().equals(disease))
                .mapToDouble(TestResult::posttestProbability)
                .findFirst()
                .orElse(Double.NEGATIVE_INFINITY);
        int better = 0;
        int equal = 0;
        for (TestResult result : ranked) {
            better += result.posttestProbability() > own ? 1 : 0;
            equal += result.posttestProbability() == own ? 1 : 0;
        }
        return 1 + better + Math.max(0, equal - 1) / 2;
    }
}
