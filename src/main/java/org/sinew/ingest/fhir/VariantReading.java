package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.GenomeVariant;
import org.sinew.genome.ReferenceBases;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/** A variant as the HL7 Genomics Reporting guide says it (STU2, profile "Variant", LOINC 69548-6). */
final class VariantReading {

    private static final String VARIANT = "LOINC:69548-6";
    private static final String GENE = "LOINC:48018-6";
    private static final String CODING = "LOINC:48004-6";
    private static final String PROTEIN = "LOINC:48005-3";
    private static final String GENOMIC = "LOINC:81290-9";
    private static final String DISCRETE = "LOINC:81252-9";
    private static final String DBSNP = "LOINC:81255-2";
    private static final String ZYGOSITY = "LOINC:53034-5";
    private static final String SIGNIFICANCE = "LOINC:53037-8";
    private static final String BUILD = "LOINC:62374-4";
    private static final String ORIGIN = "LOINC:48002-0";
    private static final String PHENOTYPE = "LOINC:81259-4";
    /** DNA region name: {@code Exon 4 of 10}. */
    private static final String REGION = "LOINC:47999-8";

    private static final Pattern EXON =
            Pattern.compile("(?i)\\s*(?:exons?\\s*)?(\\d{1,3})\\s*(?:/|of)\\s*(\\d{1,3})\\s*");
    private static final List<String> SINGLE =
            List.of(GENE, CODING, PROTEIN, GENOMIC, DISCRETE, DBSNP, ZYGOSITY, SIGNIFICANCE, BUILD, ORIGIN, PHENOTYPE);

    /** LOINC answers (lists LL381-5, LL4034-6, LL378-1, LL1040-6). */
    private static final Map<String, String> ANSWERS = Map.ofEntries(
            Map.entry("LOINC:LA6703-8", "heteroplasmic"),
            Map.entry("LOINC:LA6704-6", "homoplasmic"),
            Map.entry("LOINC:LA6705-3", "homozygous"),
            Map.entry("LOINC:LA6706-1", "heterozygous"),
            Map.entry("LOINC:LA6707-9", "hemizygous"),
            Map.entry("LOINC:LA6668-3", "pathogenic"),
            Map.entry("LOINC:LA26332-9", "likely pathogenic"),
            Map.entry("LOINC:LA26333-7", "uncertain significance"),
            Map.entry("LOINC:LA26334-5", "likely benign"),
            Map.entry("LOINC:LA6675-8", "benign"),
            Map.entry("LOINC:LA6683-2", "germline"),
            Map.entry("LOINC:LA6684-0", "somatic"),
            Map.entry("LOINC:LA14029-5", "GRCh37"),
            Map.entry("LOINC:LA26806-2", "GRCh38"));

    private VariantReading() {}

    /** The call and its further components, or nothing when it is no variant, an absent one, or one without an identifier. */
    static List<Fact> read(Resource r, Resource.Header header, Concept code) {
        if (code.codings().stream().noneMatch(c -> c.id().toString().equals(VARIANT))
                || isAbsent(r.values().given(r.root()))) {
            return List.of();
        }
        Map<String, Concept> found = new HashMap<>();
        List<Concept> phenotypes = new ArrayList<>();
        List<Element> others = new ArrayList<>();
        String exon = null;
        for (Element component : r.root().children("component")) {
            String said = exon(r, component);
            exon = exon == null ? said : exon;
            if (said == null && !take(r, component, found, phenotypes)) {
                others.add(component);
            }
        }
        TermId id = id(found, r.bases());
        if (id == null) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(call(header, id, found, phenotypes, Fact.Sequenced.inExon(exon)));
        List<String> categories = r.codes().words(r.root(), "category");
        facts.addAll(ObservationReading.components(r, header, categories, others, 1));
        return facts;
    }

    /** {@code 4/10} of a component that names an exon with their number; another region stays a component. */
    private static @Nullable String exon(Resource r, Element component) {
        boolean isRegion = r.codes().concept(component.child("code")).codings().stream()
                .anyMatch(coding -> coding.id().toString().equals(REGION));
        Concept value = isRegion ? value(r, component) : null;
        String text = value == null ? null : Codes.wording(value);
        Matcher parts = text == null ? null : EXON.matcher(text);
        return parts != null && parts.matches() ? parts.group(1) + "/" + parts.group(2) : null;
    }

    private static boolean isAbsent(@Nullable Value value) {
        return value instanceof Value.Coded coded
                && coded.concept().codings().stream()
                        .anyMatch(c -> Phenotypes.isAbsent(c.id().toString())
                                || c.id().toString().equals("LOINC:LA18198-4"));
    }

    private static boolean take(Resource r, Element component, Map<String, Concept> found, List<Concept> phenotypes) {
        Concept code = r.codes().concept(component.child("code"));
        for (Coding coding : code.codings()) {
            String key = coding.id().toString();
            if (SINGLE.contains(key) && !found.containsKey(key)) {
                Concept value = value(r, component);
                if (value == null) {
                    return false;
                }
                if (key.equals(PHENOTYPE)) {
                    phenotypes.add(value);
                } else {
                    found.put(key, value);
                }
                return true;
            }
        }
        return false;
    }

    private static @Nullable Concept value(Resource r, Element component) {
        return switch (r.values().given(component)) {
            case Value.Coded coded -> coded.concept();
            case Value.Text text when !text.text().isBlank() -> new Concept(List.of(), text.text());
            case null, default -> null;
        };
    }

    private static Fact.VariantCall call(
            Resource.Header header,
            TermId id,
            Map<String, Concept> found,
            List<Concept> phenotypes,
            Fact.Sequenced sequenced) {
        Concept gene = found.get(GENE);
        return new Fact.VariantCall(
                header.build(),
                id,
                gene == null ? null : gene(gene),
                name(found.get(CODING)),
                name(found.get(PROTEIN)),
                name(found.get(GENOMIC)),
                answer(found.get(ZYGOSITY)),
                answer(found.get(SIGNIFICANCE)),
                answer(found.get(BUILD)),
                answer(found.get(ORIGIN)),
                List.copyOf(phenotypes),
                sequenced);
    }

    /** The one name of the variant, if its place and bases on a chromosome are said: as a file of variants gives it. */
    private static Optional<TermId> spdi(Map<String, Concept> found, ReferenceBases bases) {
        return Stream.of(GENOMIC, DISCRETE)
                .map(kind -> name(found.get(kind)))
                .filter(Objects::nonNull)
                .flatMap(text -> GenomeVariant.parse(text, bases).stream())
                .map(variant -> new TermId("SPDI", variant.spdi()))
                .findFirst();
    }

    /** SPDI, else the first of c.HGVS, g.HGVS, discrete variant, dbSNP and p.HGVS that is said. */
    private static @Nullable TermId id(Map<String, Concept> found, ReferenceBases bases) {
        Optional<TermId> spdi = spdi(found, bases);
        if (spdi.isPresent()) {
            return spdi.get();
        }
        for (String kind : List.of(CODING, GENOMIC, DISCRETE, DBSNP, PROTEIN)) {
            Concept concept = found.get(kind);
            if (concept != null && name(concept) != null) {
                boolean hgvs = !kind.equals(DISCRETE) && !kind.equals(DBSNP);
                return concept.primary()
                        .filter(c -> !hgvs)
                        .map(Coding::id)
                        .orElseGet(() -> new TermId(
                                "HGVS", Objects.requireNonNull(name(concept)).strip()));
            }
        }
        return null;
    }

    /** A gene without a code is known by its symbol. */
    private static @Nullable Coding gene(Concept concept) {
        String symbol = Codes.wording(concept);
        return concept.primary()
                .map(c -> c.display() == null ? new Coding(c.id(), symbol) : c)
                .orElseGet(() -> symbol == null ? null : new Coding(new TermId("HGNC.SYMBOL", symbol.strip()), symbol));
    }

    private static @Nullable String name(@Nullable Concept concept) {
        if (concept == null) {
            return null;
        }
        return concept.primary().map(c -> c.id().local()).orElse(concept.text());
    }

    private static @Nullable String answer(@Nullable Concept concept) {
        if (concept == null) {
            return null;
        }
        for (Coding coding : concept.codings()) {
            String known = ANSWERS.get(coding.id().toString());
            if (known != null) {
                return known;
            }
        }
        String word = Codes.wording(concept);
        return word == null || word.startsWith("GRCh") ? word : word.toLowerCase(Locale.ROOT);
    }
}
