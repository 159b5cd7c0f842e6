package org.sinew.guidance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.patient.Fact;
import org.sinew.patient.Value;
import org.sinew.precision.pgx.ChartDrugs;
import org.sinew.precision.pgx.ChartGenes;
import org.sinew.precision.pgx.DrugReport;
import org.sinew.precision.pgx.DrugReport.Recommendation;
import org.sinew.precision.pgx.DrugResponse;
import org.sinew.precision.pgx.GeneCall;
import org.sinew.term.TermId;

/** A drug for which CPIC or DPWG recommend something else than usual in people with this patient's genes. */
final class GeneDrug implements Guideline {

    private static final String STRONG = "strong";

    @Override
    public String id() {
        return "gene-drug";
    }

    @Override
    public List<Advice> advise(Consultation c) {
        DrugResponse response = c.background().drugResponse();
        Map<String, List<Drug>> named = named(c, response.drugs());
        ChartGenes genes = named.isEmpty() ? new ChartGenes(List.of(), List.of()) : ChartGenes.of(c.chart(), response);
        if (genes.isEmpty()) {
            return List.of();
        }
        DrugReport report = response.reportOf(genes.calls(), genes.given(), List.copyOf(named.keySet()), c.language());
        Map<String, DrugReport.Gene> results =
                report.genes().stream().collect(Collectors.toMap(DrugReport.Gene::gene, Function.identity()));
        Set<String> unreadable = report.genes().stream()
                .filter(gene -> gene.origin() == GeneCall.Origin.UNREADABLE)
                .map(DrugReport.Gene::gene)
                .collect(Collectors.toSet());
        List<Advice> advice = new ArrayList<>();
        for (DrugReport.Drug drug : report.drugs()) {
            List<Recommendation> other = drug.recommendations().stream()
                    .filter(Recommendation::isActionable)
                    .toList();
            if (!other.isEmpty()) {
                advice.add(advice(c, drug.drug(), Objects.requireNonNull(named.get(drug.drug())), other, results));
            }
            response.genes(drug.drug()).stream()
                    .filter(unreadable::contains)
                    .map(gene -> unread(
                            c,
                            called(c, drug.drug(), Objects.requireNonNull(named.get(drug.drug()))),
                            Objects.requireNonNull(results.get(gene)),
                            report.release()))
                    .forEach(advice::add);
        }
        return advice;
    }

    /** A result on record that the tables do not understand must not pass for none. */
    private Advice unread(Consultation c, String drug, DrugReport.Gene gene, String release) {
        Citation tables = new Citation(release, null, release.substring(release.indexOf('@') + 1));
        Draft draft = new Draft(c, this, Urgency.INFO, c.say("gene-drug.unreadable", drug, gene.gene()), tables);
        gene.notes().forEach(note -> draft.says(Markdown.plain(note)));
        ChartGenes.facts(c.chart(), gene.gene()).stream()
                .map(fact -> recorded(c, fact))
                .forEach(draft::because);
        return draft.advice();
    }

    /** The judged drugs by the names that guidelines use. */
    private static Map<String, List<Drug>> named(Consultation c, Set<String> names) {
        Map<String, List<Drug>> named = new LinkedHashMap<>();
        for (Drug drug : Drug.judged(c)) {
            ChartDrugs.of(drug.concept(), names, c.background().terminology())
                    .forEach(name ->
                            named.computeIfAbsent(name, n -> new ArrayList<>()).add(drug));
        }
        return named;
    }

    private Advice advice(
            Consultation c,
            String name,
            List<Drug> drugs,
            List<Recommendation> recommendations,
            Map<String, DrugReport.Gene> results) {
        Recommendation first = recommendations.stream()
                .filter(Recommendation::alternative)
                .findFirst()
                .orElse(recommendations.getFirst());
        Draft draft = new Draft(
                        c, this, urgency(recommendations), summary(c, called(c, name, drugs), first), citation(first))
                .unless(Drug.REASONS);
        recommendations.forEach(r -> draft.says(text(c, r)));
        drugs.forEach(drug -> drug.withdrawable(c, draft.because(drug.evidence())));
        for (String gene : genes(recommendations)) {
            ChartGenes.facts(c.chart(), gene).stream().map(f -> recorded(c, f)).forEach(draft::because);
            draft.because(result(c, gene, recommendations, results));
            edges(c, drugs, gene).forEach(draft::because);
        }
        return draft.advice();
    }

    private static Urgency urgency(List<Recommendation> recommendations) {
        return recommendations.stream().anyMatch(r -> r.alternative() && STRONG.equalsIgnoreCase(r.classification()))
                ? Urgency.CRITICAL
                : Urgency.WARNING;
    }

    private static String summary(Consultation c, String drug, Recommendation r) {
        if (r.alternative()) {
            return c.say("gene-drug.alternative", drug, basis(r), r.source());
        }
        return c.say(r.dosing() ? "gene-drug.dosing" : "gene-drug.other", drug, basis(r), r.source());
    }

    /** The guideline's name of the drug where the reader's language is its own, otherwise the terminology's. */
    private static String called(Consultation c, String name, List<Drug> drugs) {
        return drugs.stream()
                .flatMap(drug -> Drug.ingredients(c.background(), drug.concept()).stream())
                .filter(term -> c.background().label(term, "en").equalsIgnoreCase(name))
                .map(term -> c.background().label(term, c.language()))
                .findFirst()
                .orElse(name);
    }

    private static String basis(Recommendation r) {
        return r.basis().stream()
                .map(b -> b.gene() + (b.diplotype() == null ? "" : " " + b.diplotype()) + " (" + b.label() + ")")
                .collect(Collectors.joining(", "));
    }

    /** What guidelines say stays in their own language, and that is said. */
    private static String text(Consultation c, Recommendation r) {
        String who = r.population() == null ? "" : ", " + r.population();
        String strength = r.classification().isBlank() ? "" : " (" + r.classification() + ")";
        String words = r.text().strip() + " " + String.join(" ", r.implications());
        return "**" + r.source() + who + "**" + strength + ": " + c.say("cited", Markdown.plain(words));
    }

    private static Citation citation(Recommendation r) {
        String date = r.release().substring(r.release().indexOf('@') + 1);
        return new Citation(r.source() + ", " + r.guideline(), r.url(), date);
    }

    private static Set<String> genes(List<Recommendation> recommendations) {
        return recommendations.stream()
                .flatMap(r -> r.basis().stream())
                .map(DrugReport.Basis::gene)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Evidence recorded(Consultation c, Fact fact) {
        String name = c.background().name(fact.header().concept(), c.language());
        return switch (fact) {
            case Fact.Measurement m
            when m.value() instanceof Value.Text(var text) -> Consultation.evidence(fact, name + ": " + text);
            case Fact.Measurement m
            when m.value() instanceof Value.Coded(var concept) ->
                Consultation.evidence(fact, name + ": " + c.background().name(concept, c.language()));
            case Fact.VariantCall call ->
                Consultation.evidence(
                        fact,
                        name + ": "
                                + Objects.requireNonNullElse(
                                        call.hgvsCoding(), call.variant().local())
                                + (call.zygosity() == null ? "" : ", " + call.zygosity()));
            default -> c.evidence(fact);
        };
    }

    private static Evidence result(
            Consultation c, String gene, List<Recommendation> recommendations, Map<String, DrugReport.Gene> results) {
        String found = recommendations.stream()
                .flatMap(r -> r.basis().stream())
                .filter(b -> b.gene().equals(gene))
                .map(b -> (b.diplotype() == null ? "" : b.diplotype() + ", ") + b.label())
                .distinct()
                .collect(Collectors.joining("; "));
        DrugReport.Gene call = results.get(gene);
        String how = call == null
                ? c.say("gene-drug.no-result")
                : Stream.concat(
                                Stream.of(c.say("gene-drug.origin."
                                        + call.origin()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))),
                                call.notes().stream())
                        .collect(Collectors.joining("; "));
        return new Evidence.Computed(gene + ": " + found, how);
    }

    private static Stream<Evidence> edges(Consultation c, List<Drug> drugs, String gene) {
        return c.background().edges("INTERACTS_WITH").stream()
                .filter(edge -> isGene(c.background(), edge.object(), gene))
                .filter(edge -> drugs.stream().anyMatch(d -> c.background().counts(d.concept(), edge.subject())))
                .map(edge -> new Evidence.Known(
                        edge, c.say("gene-drug.edge", c.background().label(edge.subject(), c.language()), gene)));
    }

    private static boolean isGene(Background known, TermId term, String gene) {
        return term.prefix().equals("HGNC") && known.label(term, "en").equals(gene);
    }
}
