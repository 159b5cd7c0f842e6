package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.ExaminedSites;
import org.sinew.genome.Genotype;
import org.sinew.genome.SampleGenotypes;
import org.sinew.genome.UnusableVcf;
import org.sinew.patient.Chart;
import org.sinew.patient.Fact;
import org.sinew.patient.FactKey;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/**
 * What a chart's genomics reports tell of pharmacogenes: diplotypes and star alleles as they are named (LOINC 84413-4,
 * 84414-2), else genotypes at the places that a file of variants covers (81293-3), else single variants on GRCh38 by
 * genomic HGVS or rs number.
 *
 * @param calls matched from genotypes and single variants; a position of which neither tells is missing
 * @param given from named alleles
 */
public record ChartGenes(List<GeneCall> calls, List<GivenCall> given) {

    /** What is read depends on it beside the chart. */
    private record ReadWith(DrugResponse tables) {}

    private static final TermId HAPLOTYPE = TermId.parse("LOINC:84414-2");
    private static final TermId GENOTYPE = TermId.parse("LOINC:84413-4");
    private static final TermId EXAMINED = TermId.parse("LOINC:81293-3");
    private static final TermId STUDIED = TermId.parse("LOINC:48018-6");
    private static final Pattern OF_GENE =
            Pattern.compile("([A-Z][A-Z0-9]+(?:-[A-Z0-9]+)?)(?:\\s+|(?=[*]|[cm]\\.))(\\S.*)");

    /** Reads with the definitions of {@code tables}. */
    public static ChartGenes of(Chart chart, DrugResponse tables) {
        return chart.view(new ReadWith(tables), with -> read(chart, with.tables()));
    }

    private static ChartGenes read(Chart chart, DrugResponse tables) {
        Map<String, List<String>> alleles = alleles(chart);
        // a report of some other gene is none of a pharmacogene; a star allele is, whatever its gene is called
        alleles.entrySet()
                .removeIf(each ->
                        !tables.knows(each.getKey()) && each.getValue().stream().noneMatch(ChartGenes::isStar));
        List<GivenCall> given = new ArrayList<>();
        alleles.forEach((gene, names) -> given.add(given(gene, names, tables)));
        List<GeneCall> calls = calls(chart, tables).stream()
                .filter(call -> !alleles.containsKey(call.gene()))
                .toList();
        return new ChartGenes(calls, List.copyOf(given));
    }

    /** Whether the chart tells of no pharmacogene. */
    public boolean isEmpty() {
        return calls.isEmpty() && given.isEmpty();
    }

    /** The facts that tell of a gene, for evidence. */
    public static List<Fact> facts(Chart chart, String gene) {
        Stream<Fact> variants = chart.variantCalls().stream()
                .filter(call -> call.gene() != null && gene.equals(call.gene().display()))
                .map(Fact.class::cast);
        Stream<Fact> named = named(chart)
                .filter(name -> name.gene().equals(gene))
                .map(Named::fact)
                .map(Fact.class::cast);
        return Stream.concat(variants, named).toList();
    }

    private static Map<String, List<String>> alleles(Chart chart) {
        Map<FactKey, Fact.VariantCall> variants = new HashMap<>();
        chart.variantCalls().forEach(v -> variants.put(v.key(), v));
        Map<String, List<String>> alleles = new TreeMap<>();
        named(chart).forEach(name -> {
            if (isCoded(name.fact(), GENOTYPE)) {
                alleles.put(name.gene(), new ArrayList<>(List.of(name.alleles().split("/"))));
                return;
            }
            List<String> mine = alleles.computeIfAbsent(name.gene(), g -> new ArrayList<>());
            mine.add(name.alleles());
            if (isHomozygous(variants.get(name.fact().panel()))) {
                mine.add(name.alleles());
            }
        });
        return alleles;
    }

    /** A report's star allele or diplotype. */
    private record Named(Fact.Measurement fact, String gene, String alleles) {}

    /** With the gene in the name, {@code CYP2C19 *2/*17}, or in the report's component "gene studied". */
    private static Stream<Named> named(Chart chart) {
        Map<FactKey, String> studied = new HashMap<>();
        measurements(chart, STUDIED).forEach(gene -> studied.put(gene.panel(), text(gene)));
        return measurements(chart, HAPLOTYPE, GENOTYPE).mapMulti((fact, out) -> {
            String text = text(fact);
            Matcher whole = OF_GENE.matcher(text);
            String gene = studied.get(fact.key());
            if (whole.matches() && (gene == null || gene.equals(whole.group(1)) || isStar(whole.group(2)))) {
                out.accept(new Named(fact, whole.group(1), whole.group(2).strip()));
            } else if (gene != null && !text.isEmpty()) {
                out.accept(new Named(fact, gene, text));
            }
        });
    }

    private static boolean isStar(String alleles) {
        return alleles.startsWith("*");
    }

    private static Stream<Fact.Measurement> measurements(Chart chart, TermId... codes) {
        return chart.coded(List.of(codes))
                .flatMap(fact -> fact instanceof Fact.Measurement m ? Stream.of(m) : Stream.empty());
    }

    private static boolean isHomozygous(Fact.@Nullable VariantCall call) {
        return call != null && "homozygous".equals(call.zygosity());
    }

    private static boolean isCoded(Fact.Measurement measurement, TermId code) {
        return measurement.header().concept().codings().stream().anyMatch(c -> c.id().equals(code));
    }

    private static String text(Fact.Measurement measurement) {
        return switch (measurement.value()) {
            case Value.Text text -> text.text().strip();
            case Value.Coded coded -> {
                String display = coded.concept().codings().isEmpty()
                        ? coded.concept().text()
                        : coded.concept().codings().getFirst().display();
                yield display == null ? "" : display.strip();
            }
            default -> "";
        };
    }

    private static GivenCall given(String gene, List<String> names, DrugResponse tables) {
        if (names.size() > 2) {
            return new GivenCall(gene, null, "Indeterminate", null, Note.of("more-than-two", String.join(", ", names)));
        }
        if (names.size() == 2) {
            return new GivenCall(gene, String.join("/", names), null, null, Note.of("reported"));
        }
        String one = names.getFirst();
        return tables.usualAllele(gene)
                .map(usual -> new GivenCall(gene, usual + "/" + one, null, null, Note.of("one-reported", one, usual)))
                .orElseGet(() -> new GivenCall(gene, one, null, null, Note.of("reported")));
    }

    /** By genotypes at examined places, of which reference is known too, and by single variants beside these. */
    private static List<GeneCall> calls(Chart chart, DrugResponse tables) {
        JoinedGenotypes joined = new JoinedGenotypes(tables);
        single(chart, tables).forEach(joined::add);
        measurements(chart, EXAMINED)
                .flatMap(fact -> ExaminedSites.vcf(text(fact)).stream())
                .flatMap(vcf -> examined(vcf, tables).stream())
                .forEach(joined::add);
        return tables.call(joined.sample());
    }

    /** None when the tables that serve now ask for other places than those served when the file came. */
    private static Optional<SampleGenotypes> examined(String vcf, DrugResponse tables) {
        try {
            return Optional.of(tables.read("the examined places", vcf, null));
        } catch (UnusableVcf nothingAskedFor) {
            return Optional.empty();
        }
    }

    private static List<Genotype> single(Chart chart, DrugResponse tables) {
        Map<String, Position> byName = tables.positionsByName();
        List<Genotype> genotypes = new ArrayList<>();
        for (Fact.VariantCall call : chart.variantCalls()) {
            Position position = position(call, byName);
            if (position != null && position.alternatives().size() == 1) {
                String variant = position.alternatives().getFirst();
                genotypes.add(new Genotype(
                        position.site(),
                        position.reference(),
                        alleles(call.zygosity(), position.reference(), variant),
                        false,
                        "",
                        false));
            }
        }
        return genotypes;
    }

    private static List<String> alleles(@Nullable String zygosity, String reference, String variant) {
        return switch (zygosity == null ? "" : zygosity) {
            case "homozygous" -> List.of(variant, variant);
            case "hemizygous" -> List.of(variant);
            case "heterozygous" -> List.of(reference, variant);
            default -> List.of(variant, Genotype.UNKNOWN);
        };
    }

    private static @Nullable Position position(Fact.VariantCall call, Map<String, Position> byName) {
        Position byHgvs = byName.get(String.valueOf(call.hgvsGenomic()));
        return byHgvs != null ? byHgvs : byName.get(call.variant().local());
    }
}
