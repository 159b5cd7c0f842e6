package org.sinew.api.precision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Reads;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.ComputedFields;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.patient.Chart;
import org.sinew.patient.PatientId;
import org.sinew.precision.diagnosis.Answer;
import org.sinew.precision.diagnosis.FoundVariant;
import org.sinew.precision.diagnosis.Onset;
import org.sinew.precision.diagnosis.Presentation;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.precision.diagnosis.Problem;
import org.sinew.term.Sentence;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;
import org.springframework.stereotype.Component;

/** {@code differential} of a patient of the graph, and of a description. */
@Component
final class DifferentialFields implements ComputedFields {

    private static final String OPERATION = "differential";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int MOST = 100;
    private static final int SUGGESTIONS = 3;
    private static final List<String> FURTHER = List.of("present", "absent");
    private static final Map<String, Status> STATUSES = statuses();

    private static Map<String, Status> statuses() {
        Map<String, Status> statuses = new LinkedHashMap<>();
        statuses.put("present", Status.PRESENT);
        statuses.put("absent", Status.ABSENT);
        statuses.put("never", Status.NEVER);
        statuses.put("unknown", Status.UNKNOWN);
        statuses.put("notAsked", Status.NOT_ASKED);
        return statuses;
    }

    private final LiveDiagnosis live;
    private final Reads reads;
    private final RecordedVariants variants;

    DifferentialFields(LiveDiagnosis live, Reads reads, RecordedVariants variants) {
        this.live = live;
        this.reads = reads;
        this.variants = variants;
    }

    @Override
    public Map<String, Computed> fields() {
        return Map.of("Query.differential", this::ofInput, "Patient.differential", this::ofPatient);
    }

    private DifferentialAnswer ofInput(Asked asked) {
        LiveDiagnosis.Compiled current = live.current();
        Presentation presentation =
                presentation(asked, asked.arguments().object("input").orElseThrow(), current.terminology());
        DifferentialAnswer[] answer = new DifferentialAnswer[1];
        reads.compute(asked.audience(), OPERATION, () -> {
            answer[0] = answer(presentation, asked, current);
            return answer[0].diseases().size();
        });
        return answer[0];
    }

    private @Nullable DifferentialAnswer ofPatient(Asked asked) {
        LiveDiagnosis.Compiled current = live.current();
        Optional<Chart> chart =
                reads.chart(asked.audience(), OPERATION, new PatientId(String.valueOf(asked.node())), TIMEOUT);
        if (chart.isEmpty()) {
            throw new Unanswerable("UNKNOWN_PATIENT", Sentence.of("refusal", "unknown-patient"), Map.of());
        }
        Presentation found = with(current.diagnosis().presentation(chart.get()), asked, current.terminology());
        if (found.findings().stream().noneMatch(f -> f.status() == Status.PRESENT)) {
            return null;
        }
        return answer(found, asked, current);
    }

    /** What the chart holds, and what the asker adds. */
    private Presentation with(Presentation chart, Asked asked, Terminology terminology) {
        Set<Finding> findings = new LinkedHashSet<>(chart.findings());
        findings.addAll(findings(asked.arguments(), FURTHER, terminology, language(asked)));
        Set<String> genes = new LinkedHashSet<>(chart.genes());
        genes.addAll(asked.arguments().texts("genes"));
        Set<FoundVariant> found = new LinkedHashSet<>(chart.variants());
        found.addAll(
                variants.find(asked.audience(), OPERATION, asked.arguments().texts("variants")));
        return new Presentation(
                List.copyOf(findings),
                chart.onset(),
                chart.lastSeen(),
                chart.sex(),
                List.copyOf(genes),
                List.copyOf(found));
    }

    private static DifferentialAnswer answer(Presentation presentation, Asked asked, LiveDiagnosis.Compiled current) {
        int first = asked.arguments().first(1, MOST);
        String language = language(asked);
        return switch (current.diagnosis().differential(presentation, first)) {
            case Answer.Ranked ranked -> new DifferentialAnswer(ranked.differential(), current.terminology(), language);
            case Answer.Refused refused -> throw unanswerable(refused.problems(), language);
        };
    }

    private static String language(Asked asked) {
        return asked.arguments()
                .findText("lang")
                .orElseGet(() -> asked.language().toLanguageTag());
    }

    private static Unanswerable unanswerable(List<Problem> problems, String language) {
        Problem first = problems.getFirst();
        List<Map<String, Object>> all = problems.stream()
                .map(p -> Map.<String, Object>of(
                        "code", p.kind().name(),
                        "at", p.at(),
                        "message", said(p).in(language),
                        "suggestions", p.suggestions()))
                .toList();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("at", first.at());
        details.put("suggestions", first.suggestions());
        details.put("problems", all);
        return new Unanswerable(first.kind().name(), said(first), details);
    }

    private static Sentence said(Problem problem) {
        String key = switch (problem.kind()) {
            case UNKNOWN_TERM -> "problem.unknown-term";
            case OBSOLETE_TERM -> "problem.obsolete-term";
            case NOT_A_PHENOTYPE -> "problem.not-a-phenotype";
            case CONTRADICTION -> "problem.contradiction";
            case ONSET_AFTER_LAST_SEEN -> "problem.onset-after-last-seen";
            case EMPTY_CASE -> "problem.empty-case";
            case UNKNOWN_GENE -> "problem.unknown-gene";
            case AMBIGUOUS_GENE -> "problem.ambiguous-gene";
            case UNKNOWN_VARIANT -> "problem.unknown-variant";
            case GENES_DIFFER -> "problem.genes-differ";
            case NO_KNOWLEDGE -> "problem.no-knowledge";
        };
        return Sentence.of("differential", key, problem.at());
    }

    private Presentation presentation(Asked asked, Arguments input, Terminology terminology) {
        return new Presentation(
                findings(input, STATUSES.keySet(), terminology, language(asked)),
                stage(input, "onset"),
                stage(input, "lastSeen"),
                Sex.valueOf(input.text("sex")),
                input.texts("genes"),
                variants.find(asked.audience(), OPERATION, input.texts("variants")));
    }

    private static List<Finding> findings(
            Arguments from, Collection<String> names, Terminology terminology, String language) {
        List<Finding> findings = new ArrayList<>();
        for (String name : names) {
            for (String id : from.texts(name)) {
                TermId term =
                        TermId.fromIri(id).orElseThrow(() -> noId(id, name, suggestions(id, terminology, language)));
                findings.add(new Finding(term, Objects.requireNonNull(STATUSES.get(name))));
            }
        }
        return findings;
    }

    private static Unanswerable noId(String text, String at, List<String> suggestions) {
        return new Unanswerable(
                "UNKNOWN_TERM",
                Sentence.of("differential", "problem.no-id", text),
                Map.of("at", at, "suggestions", suggestions));
    }

    /** Phenotypes that the words may mean. */
    private static List<String> suggestions(String words, Terminology terminology, String language) {
        Optional<TermId> underscored =
                TermId.fromIri("obo:" + words).filter(id -> terminology.find(id).isPresent());
        if (underscored.isPresent()) {
            return List.of(underscored.get() + " " + terminology.name(underscored.get(), language));
        }
        Predicate<TermId> isPhenotype = id -> id.prefix().equals("HP");
        return Stream.concat(
                        terminology.search(words, language, SUGGESTIONS, isPhenotype).stream(),
                        terminology.nearest(words, language, SUGGESTIONS, isPhenotype).stream())
                .map(hit -> hit.id() + " " + hit.label())
                .distinct()
                .limit(SUGGESTIONS)
                .toList();
    }

    private static @Nullable Onset stage(Arguments input, String name) {
        return input.findText(name)
                .map(text -> Onset.read(text)
                        .orElseThrow(() -> new Unanswerable(
                                "BAD_ARGUMENT",
                                Sentence.of("differential", "refused.no-onset", text),
                                Map.of("at", name))))
                .orElse(null);
    }
}
