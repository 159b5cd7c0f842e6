package org.sinew.api.precision;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Audience;
import org.sinew.access.Reads;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.ComputedFields;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.genome.GenomeVariant;
import org.sinew.genome.ReferenceBases;
import org.sinew.genome.ReferenceGenomes;
import org.sinew.graph.Statements;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.patient.MolecularConsequence;
import org.sinew.patient.Significance;
import org.sinew.precision.variant.Assessment;
import org.sinew.precision.variant.Classification;
import org.sinew.precision.variant.Criterion;
import org.sinew.precision.variant.DosageSensitivity;
import org.sinew.precision.variant.GeneDisease;
import org.sinew.precision.variant.NullVariant;
import org.sinew.precision.variant.SecondaryFindings;
import org.sinew.precision.variant.VariantEvidence;
import org.sinew.precision.variant.VariantInterpretation;
import org.sinew.term.Sentence;
import org.sinew.term.TermId;
import org.springframework.stereotype.Component;

/** {@code interpretation} of a variant of the graph, and of one handed in. */
@Component
final class VariantFields implements ComputedFields {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Reads reads;
    private final Knowledge knowledge;
    private final GeneKnowledge ofGenes;
    private final ReferenceGenomes genomes;
    private final SecondaryFindings list = SecondaryFindings.bundled();

    VariantFields(Reads reads, Knowledge knowledge, GeneKnowledge ofGenes, ReferenceGenomes genomes) {
        this.reads = reads;
        this.knowledge = knowledge;
        this.ofGenes = ofGenes;
        this.genomes = genomes;
    }

    record Answer(
            Classification classification,
            int points,
            List<Criterium> criteria,
            @Nullable Named normalized,
            List<String> genes,
            List<Disease> diseases,
            List<DosageSensitivity> dosageSensitivity,
            @Nullable Secondary secondaryFinding,
            List<String> reported,
            String disclaimer) {}

    record Criterium(
            Criterion criterion,
            String meaning,
            Assessment.Outcome outcome,
            Criterion.@Nullable Strength strength,
            int points,
            String reason) {}

    record Named(String spdi, String hgvs, @Nullable String build) {}

    record Disease(
            String gene,
            String disease,
            @Nullable String label,
            @Nullable String validity,
            boolean disputed,
            List<String> inheritance,
            GeneDisease.Fit fit,
            List<GeneDisease.Source> sources) {}

    record Secondary(String gene, String area, String only, String list) {}

    /**
     * What the graph holds of a variant.
     *
     * @param variant its id, empty for one that was handed in
     * @param relatives of those who carry it, each with the ids of what they had
     * @param others genes in which somebody who carries it has another pathogenic variant
     */
    private record Held(
            String variant,
            Map<String, String> genes,
            List<Map<String, Object>> calls,
            List<List<String>> relatives,
            List<String> others) {

        static final Held NOTHING = new Held("", Map.of(), List.of(), List.of(), List.of());
    }

    @Override
    public Map<String, Computed> fields() {
        return Map.of(
                "Variant.interpretation", asked -> ofNode(asked, "variant"),
                "VariantCall.interpretation", asked -> ofNode(asked, "call"),
                "Query.variantInterpretation", this::ofInput);
    }

    /** @param kind which the node is: a variant of all who carry it, or the call of one patient */
    private Answer ofNode(Asked asked, String kind) {
        Held held = held(asked.audience(), kind, Objects.requireNonNull(asked.node()));
        String id = held.variant();
        Optional<GenomeVariant> named = held.calls().stream()
                .map(call -> call.get("hgvsGenomic"))
                .filter(Objects::nonNull)
                .flatMap(text -> genomes.parse(text.toString()).stream())
                .findFirst()
                .or(() -> genomes.parse(id.substring(id.indexOf(':') + 1)));
        return answer(asked, named.orElse(null), held);
    }

    private Answer ofInput(Asked asked) {
        String text = asked.arguments().text("variant");
        GenomeVariant variant = genomes.parse(text)
                .orElseThrow(() -> new Unanswerable(
                        "UNREADABLE_VARIANT", Sentence.of("acmg", "refused.unreadable-variant", text), Map.of()));
        return answer(
                asked,
                variant,
                asked.arguments()
                        .findText("gene")
                        .map(gene -> gene(asked.audience(), gene))
                        .orElse(Held.NOTHING));
    }

    private Held held(Audience audience, String kind, String id) {
        return reads
                .read(
                        audience,
                        "interpretation",
                        Statements.of("precision/" + kind + "-genes", Map.of(kind, id)),
                        TIMEOUT)
                .stream()
                .findFirst()
                .map(row -> new Held(
                        String.valueOf(row.get("variant")),
                        genes(maps(row.get("genes"))),
                        maps(row.get("calls")),
                        relatives(row.get("relatives")),
                        pathogenic(maps(row.get("others")))))
                .orElseThrow(() -> new Unanswerable(
                        "UNKNOWN_VARIANT", Sentence.of("acmg", "refused.unknown-variant", id), Map.of()));
    }

    private Held gene(Audience audience, String gene) {
        List<Map<String, Object>> rows = reads.knowledge(
                audience,
                "variantInterpretation",
                Statements.of("precision/gene-by-symbol", Map.of("gene", gene)),
                TIMEOUT);
        if (rows.isEmpty()) {
            throw new Unanswerable(
                    "UNKNOWN_GENE", Sentence.of("acmg", "refused.unknown-gene", gene), Map.of("gene", gene));
        }
        return new Held("", genes(rows), List.of(), List.of(), List.of());
    }

    private static List<String> pathogenic(List<Map<String, Object>> calls) {
        return calls.stream()
                .filter(call -> Significance.isPathogenic(text(call, "significance")))
                .map(call -> String.valueOf(call.get("gene")))
                .distinct()
                .toList();
    }

    private static Map<String, String> genes(List<Map<String, Object>> rows) {
        Map<String, String> genes = new java.util.TreeMap<>();
        rows.forEach(row -> genes.put(String.valueOf(row.get("id")), String.valueOf(row.get("label"))));
        return genes;
    }

    private Answer answer(Asked asked, @Nullable GenomeVariant variant, Held held) {
        Arguments evidence = asked.arguments().object("evidence").orElse(new Arguments(Map.of()));
        String language =
                asked.arguments().findText("lang").orElse(asked.language().toLanguageTag());
        List<DosageSensitivity> dosage = ofGenes.dosage(asked.audience(), held.genes(), language);
        VariantInterpretation meaning = VariantInterpretation.of(evidence(evidence, held, dosage), language);
        String zygosity = evidence.findText("zygosity").orElseGet(() -> inherited(held));
        return new Answer(
                meaning.classification(),
                meaning.points(),
                meaning.assessments().stream()
                        .map(a -> new Criterium(
                                a.criterion(),
                                a.criterion().meaning(language),
                                a.outcome(),
                                a.strength(),
                                a.points(),
                                a.reason()))
                        .toList(),
                variant == null ? null : named(variant),
                List.copyOf(held.genes().keySet()),
                diseases(asked.audience(), held, zygosity, language),
                dosage,
                secondary(held),
                said(held, "significance"),
                meaning.disclaimer());
    }

    private static Named named(GenomeVariant variant) {
        return new Named(
                variant.spdi(),
                variant.hgvs(ReferenceBases.NONE),
                variant.build().map(b -> b.label()).orElse(null));
    }

    private static VariantEvidence evidence(Arguments given, Held held, List<DosageSensitivity> dosage) {
        return new VariantEvidence(
                consequences(given, held),
                given.findNumber("frequency").or(() -> frequency(held)).orElse(null),
                given.findNumber("revel").orElse(null),
                given.findNumber("spliceAi").orElse(null),
                flag(given, "lossOfFunction"),
                dosage,
                given.object("nullVariant")
                        .map(VariantFields::nullVariant)
                        .orElse(NullVariant.UNKNOWN)
                        .or(recorded(held)),
                given.findText("origin")
                        .orElseGet(
                                () -> said(held, "origin").stream().findFirst().orElse(null)),
                given.objects("criteria").stream().map(VariantFields::criterion).toList());
    }

    private static NullVariant nullVariant(Arguments given) {
        return new NullVariant(
                given.findText("exon").orElse(null),
                flag(given, "nonsenseMediatedDecay"),
                flag(given, "keepsFrame"),
                flag(given, "relevantTranscript"),
                flag(given, "criticalRegion"),
                flag(given, "tolerated"),
                given.findNumber("lost").orElse(null),
                flag(given, "alternativeStart"),
                flag(given, "pathogenicUpstream"));
    }

    private static @Nullable Boolean flag(Arguments given, String name) {
        return given.value(name) instanceof Boolean known ? known : null;
    }

    /**
     * What records say of the exon. A file marks the transcript that stands for the gene; a laboratory's report names the
     * one that it holds for relevant.
     */
    private static NullVariant recorded(Held held) {
        NullVariant found = NullVariant.UNKNOWN;
        for (Map<String, Object> call : held.calls()) {
            boolean isReported = call.get("genotype") == null && call.get("hgvsCoding") != null;
            Boolean stands = call.get("representative") instanceof Boolean marked ? marked : null;
            found = found.or(NullVariant.annotated(
                    text(call, "exon"), null, (stands == null && isReported) ? Boolean.TRUE : stands, null));
        }
        return found;
    }

    /** As given, otherwise as the records' names tell. */
    private static Set<String> consequences(Arguments given, Held held) {
        Set<String> found = new LinkedHashSet<>(given.texts("consequences"));
        if (found.isEmpty()) {
            for (Map<String, Object> call : held.calls()) {
                List<String> said = strings(call.get("consequences"));
                found.addAll(said);
                if (said.isEmpty()) {
                    MolecularConsequence.of(text(call, "hgvsCoding"), text(call, "hgvsProtein"))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** The highest that a file gives. */
    private static Optional<Double> frequency(Held held) {
        return held.calls().stream()
                .flatMap(call -> call.get("alleleFrequency") instanceof Number number
                        ? Stream.of(number.doubleValue())
                        : Stream.empty())
                .max(Comparator.naturalOrder());
    }

    private static List<List<String>> relatives(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(VariantFields::strings).toList()
                : List.of();
    }

    /** How many relatives of carriers are said to have the disease. */
    private int affected(Held held, String disease) {
        TermId term = TermId.tryParse(disease).orElse(null);
        if (term == null || held.relatives().isEmpty()) {
            return 0;
        }
        Set<TermId> counts = Set.copyOf(knowledge.current().subsumed(term));
        return (int) held.relatives().stream()
                .filter(had -> had.stream()
                        .flatMap(id -> TermId.tryParse(id).stream())
                        .anyMatch(id -> id.equals(term) || counts.contains(id)))
                .count();
    }

    private static Assessment criterion(Arguments given) {
        Criterion criterion = Criterion.valueOf(given.text("criterion"));
        Criterion.Strength strength =
                given.findText("strength").map(Criterion.Strength::valueOf).orElse(criterion.usual());
        return Assessment.met(criterion, strength, given.text("reason"));
    }

    /** The zygosity that the calls agree on, of those that are not a tumour's; else empty. */
    private static String inherited(Held held) {
        Set<String> said = new LinkedHashSet<>();
        held.calls().stream()
                .filter(call -> !"somatic".equals(call.get("origin")))
                .forEach(call -> said.add(Objects.requireNonNullElse(text(call, "zygosity"), "")));
        return said.size() == 1 ? said.iterator().next() : "";
    }

    private static List<String> said(Held held, String property) {
        Set<String> said = new LinkedHashSet<>();
        held.calls().forEach(call -> Optional.ofNullable(call.get(property)).ifPresent(v -> said.add(v.toString())));
        return List.copyOf(said);
    }

    private @Nullable Secondary secondary(Held held) {
        return held.genes().values().stream()
                .flatMap(symbol -> list.find(symbol).stream())
                .findFirst()
                .map(e -> new Secondary(e.gene(), e.area(), e.only(), list.version()))
                .orElse(null);
    }

    private List<Disease> diseases(Audience audience, Held held, String zygosity, String language) {
        return ofGenes.diseases(audience, held.genes().keySet(), language).stream()
                .map(caused -> {
                    GeneDisease link = caused.disease();
                    return new Disease(
                            caused.gene(),
                            link.disease(),
                            link.label(),
                            link.validity(),
                            link.disputed(),
                            link.inheritance(),
                            link.fit(
                                    zygosity,
                                    affected(held, link.disease()),
                                    held.others().contains(caused.gene())),
                            link.sources());
                })
                .toList();
    }

    private static @Nullable String text(Map<String, Object> row, String name) {
        Object value = row.get(name);
        return value == null ? null : value.toString();
    }

    private static List<String> strings(@Nullable Object list) {
        return list instanceof List<?> many ? many.stream().map(String::valueOf).toList() : List.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(@Nullable Object list) {
        return list instanceof List<?> many
                ? many.stream().map(m -> (Map<String, Object>) m).toList()
                : List.of();
    }
}
