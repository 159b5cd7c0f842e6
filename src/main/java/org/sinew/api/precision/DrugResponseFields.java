package org.sinew.api.precision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Reads;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.ComputedFields;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.genome.UnusableVcf;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.patient.Chart;
import org.sinew.patient.PatientId;
import org.sinew.precision.pgx.ChartDrugs;
import org.sinew.precision.pgx.ChartGenes;
import org.sinew.precision.pgx.DrugReport;
import org.sinew.precision.pgx.DrugResponse;
import org.sinew.precision.pgx.GeneCall;
import org.sinew.precision.pgx.GivenCall;
import org.sinew.precision.pgx.LoadedTables;
import org.sinew.precision.pgx.UnknownDrug;
import org.sinew.precision.pgx.UnusableResult;
import org.sinew.term.Sentence;
import org.sinew.term.TermKind;
import org.sinew.term.Terminology;
import org.springframework.stereotype.Component;

/** {@code drugResponse} of a patient of the graph, and of genotypes handed in. */
@Component
final class DrugResponseFields implements ComputedFields {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final LoadedTables tables;
    private final Knowledge knowledge;
    private final Reads reads;

    DrugResponseFields(LoadedTables tables, Knowledge knowledge, Reads reads) {
        this.tables = tables;
        this.knowledge = knowledge;
        this.reads = reads;
    }

    @Override
    public Map<String, Computed> fields() {
        return Map.of(
                "Patient.drugResponse", asked -> called(ofPatient(asked), asked),
                "Query.drugResponse", asked -> called(ofInput(asked), asked));
    }

    private DrugReport called(DrugReport report, Asked asked) {
        Terminology terminology = knowledge.current();
        return report.calling(drug -> terminology.named(drug).stream()
                .filter(id -> TermKind.ofPrefix(id.prefix()) == TermKind.DRUG)
                .flatMap(id -> terminology.label(id, language(asked)).stream())
                .findFirst()
                .orElse(drug));
    }

    private DrugReport ofPatient(Asked asked) {
        DrugResponse response = tables.current();
        Optional<Chart> chart =
                reads.chart(asked.audience(), "drugResponse", new PatientId(String.valueOf(asked.node())), TIMEOUT);
        if (chart.isEmpty()) {
            throw new Unanswerable("UNKNOWN_PATIENT", Sentence.of("refusal", "unknown-patient"), Map.of());
        }
        ChartGenes genes = ChartGenes.of(chart.get(), response);
        List<String> drugs = asked.arguments().texts("drugs");
        String language = language(asked);
        return drugs.isEmpty()
                ? ofMedicines(response, genes, chart.get(), language)
                : report(response, genes.calls(), genes.given(), drugs, language);
    }

    /** Without asked drugs, those of the patient; none of them known to a guideline gives genes alone. */
    private DrugReport ofMedicines(DrugResponse response, ChartGenes genes, Chart chart, String language) {
        List<String> taken = ChartDrugs.of(chart, response.drugs(), knowledge.current());
        return response.reportOf(genes.calls(), genes.given(), taken, language);
    }

    private DrugReport ofInput(Asked asked) {
        DrugResponse response = tables.current();
        Arguments input = asked.arguments()
                .object("input")
                .orElseThrow(() -> new Unanswerable("NO_INPUT", Sentence.of("pgx", "refused.no-input"), Map.of()));
        Optional<String> vcf = input.findText("vcf");
        List<GivenCall> given = input.objects("diplotypes").stream()
                .map(result -> given(result, response))
                .toList();
        GivenCall.contradictory(given).ifPresent(gene -> {
            throw new Unanswerable(
                    "CONTRADICTION", Sentence.of("pgx", "refused.two-results", gene), Map.of("gene", gene));
        });
        if (vcf.isEmpty() && given.isEmpty()) {
            throw new Unanswerable("NO_INPUT", Sentence.of("pgx", "refused.no-input"), Map.of());
        }
        List<GeneCall> calls = vcf.map(
                        text -> calls(response, text, input.findText("sample").orElse(null)))
                .orElse(List.of());
        return report(response, calls, given, asked.arguments().texts("drugs"), language(asked));
    }

    private static String language(Asked asked) {
        return asked.arguments().findText("lang").orElse(asked.language().toLanguageTag());
    }

    private static GivenCall given(Arguments result, DrugResponse response) {
        GivenCall call = new GivenCall(
                result.text("gene"),
                result.findText("diplotype").orElse(null),
                result.findText("phenotype").orElse(null),
                result.findText("activityScore").orElse(null));
        if (call.diplotype() == null && call.phenotype() == null && call.activityScore() == null) {
            throw new Unanswerable(
                    "EMPTY_RESULT",
                    Sentence.of("pgx", "refused.empty-result", call.gene()),
                    Map.of("gene", call.gene()));
        }
        try {
            response.check(call);
        } catch (UnusableResult unknown) {
            throw new Unanswerable(unknown.problem().name(), unknown.said(), unknown.details());
        }
        return call;
    }

    private static List<GeneCall> calls(DrugResponse response, String vcf, @Nullable String sample) {
        try {
            return response.call(response.read("vcf", vcf, sample));
        } catch (UnusableVcf unusable) {
            Map<String, Object> details = new TreeMap<>();
            if (!unusable.choices().isEmpty()) {
                details.put("suggestions", unusable.choices());
            }
            throw new Unanswerable("VCF_" + unusable.problem().name(), said(unusable), details);
        }
    }

    private static Sentence said(UnusableVcf unusable) {
        String choices = String.join(", ", unusable.choices());
        return switch (unusable.problem()) {
            case MALFORMED -> Sentence.of("pgx", "refused.vcf-malformed", String.valueOf(unusable.getMessage()));
            case WRONG_BUILD -> Sentence.of("pgx", "refused.vcf-wrong-build");
            case NO_WANTED_SITE -> Sentence.of("pgx", "refused.vcf-no-wanted-site");
            case NOTHING_CALLED -> Sentence.of("pgx", "refused.vcf-nothing-called");
            case NO_SAMPLE -> Sentence.of("pgx", "refused.vcf-no-sample");
            case SEVERAL_SAMPLES -> Sentence.of("pgx", "refused.vcf-several-samples", choices);
            case UNKNOWN_SAMPLE -> Sentence.of("pgx", "refused.vcf-unknown-sample", choices);
        };
    }

    private static DrugReport report(
            DrugResponse response, List<GeneCall> calls, List<GivenCall> given, List<String> drugs, String language) {
        try {
            return response.report(calls, given, drugs, language);
        } catch (UnknownDrug unknown) {
            throw new Unanswerable(
                    "UNKNOWN_DRUG",
                    unknown.suggestions().isEmpty()
                            ? Sentence.of("pgx", "refused.unknown-drug", unknown.drug())
                            : Sentence.of(
                                    "pgx",
                                    "refused.unknown-drug-meant",
                                    unknown.drug(),
                                    String.join(", ", unknown.suggestions())),
                    Map.of("drug", unknown.drug(), "suggestions", unknown.suggestions()));
        }
    }
}
