package org.sinew.genome;

import htsjdk.variant.variantcontext.Allele;
import htsjdk.variant.variantcontext.VariantContext;
import htsjdk.variant.vcf.VCFHeader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What VEP (CSQ), SnpEff (ANN) and ClinVar (CLNSIG) wrote about the alleles of a record.
 *
 * @see <a href="https://www.ensembl.org/info/docs/tools/vep/vep_formats.html#vcfout">VEP: the CSQ field</a>
 * @see <a href="https://pcingola.github.io/SnpEff/adds/VCFannotationformat_v1.0.pdf">Variant annotations in VCF format 1.0 (ANN)</a>
 */
final class Annotations {

    private static final Pattern FORMAT = Pattern.compile("Format: *'?([^'\"]+)");
    private static final List<String> ANN_FIELDS = List.of(
            "Allele",
            "Consequence",
            "IMPACT",
            "SYMBOL",
            "Gene",
            "Feature_type",
            "Feature",
            "BIOTYPE",
            "EXON",
            "HGVSc",
            "HGVSp",
            "cDNA_position",
            "CDS_position",
            "Protein_position");
    private static final List<String> FREQUENCIES =
            List.of("AF_popmax", "gnomAD_AF", "gnomADe_AF", "gnomADg_AF", "gnomad_AF", "AF_grpmax");
    private static final List<String> EFFECT_FREQUENCIES =
            List.of("MAX_AF", "gnomAD_AF", "gnomADe_AF", "gnomADg_AF", "AF");
    private static final Pattern ESCAPED = Pattern.compile("%[0-9A-Fa-f]{2}");

    private final List<String> csq;

    Annotations(VCFHeader header) {
        this.csq = fields(header, "CSQ");
    }

    private static List<String> fields(VCFHeader header, String key) {
        if (!header.hasInfoLine(key)) {
            return List.of();
        }
        Matcher format = FORMAT.matcher(header.getInfoHeaderLine(key).getDescription());
        return format.find() ? List.of(format.group(1).strip().split("\\|", -1)) : List.of();
    }

    /** The alternative alleles that are written out, where the reference is too. */
    List<AnnotatedVariant> of(VariantContext record, long line) {
        List<AnnotatedVariant> variants = new ArrayList<>();
        String reference = record.getReference().getDisplayString();
        if (!isWritten(reference)) {
            return List.of();
        }
        for (int i = 0; i < record.getAlternateAlleles().size(); i++) {
            Allele alternative = record.getAlternateAllele(i);
            String text = alternative.getDisplayString();
            if (!alternative.isSymbolic() && isWritten(text)) {
                List<AnnotatedVariant.Effect> effects = effects(record, text);
                variants.add(new AnnotatedVariant(
                        Site.contig(record.getContig()),
                        record.getStart(),
                        reference,
                        text,
                        i + 1,
                        effects,
                        frequency(record, i, effects),
                        significance(record, i),
                        line));
            }
        }
        return List.copyOf(variants);
    }

    private static boolean isWritten(String allele) {
        return allele.matches("[ACGTacgt]+");
    }

    private List<AnnotatedVariant.Effect> effects(VariantContext record, String alternative) {
        List<AnnotatedVariant.Effect> effects = new ArrayList<>();
        String vep = isTrimmed(record) ? (alternative.length() == 1 ? "-" : alternative.substring(1)) : alternative;
        for (String entry : list(record.getAttribute("CSQ"))) {
            effect(entry, csq, List.of(vep, alternative)).ifPresent(effects::add);
        }
        for (String entry : list(record.getAttribute("ANN"))) {
            effect(entry, ANN_FIELDS, List.of(alternative)).ifPresent(effects::add);
        }
        return List.copyOf(effects);
    }

    /** Of a record with an indel VEP writes all alleles without their shared first base, and nothing left as "-". */
    private static boolean isTrimmed(VariantContext record) {
        String reference = record.getReference().getDisplayString();
        List<String> alternatives = record.getAlternateAlleles().stream()
                .map(Allele::getDisplayString)
                .filter(text -> !text.equals("*"))
                .toList();
        return alternatives.stream().anyMatch(text -> text.length() != reference.length())
                && alternatives.stream().allMatch(text -> text.charAt(0) == reference.charAt(0));
    }

    private static Optional<AnnotatedVariant.Effect> effect(String entry, List<String> names, List<String> alleles) {
        String[] values = entry.split("\\|", -1);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(values.length, names.size()); i++) {
            if (!values[i].isBlank()) {
                fields.put(names.get(i).strip(), decoded(values[i].strip()));
            }
        }
        if (!alleles.contains(fields.getOrDefault("Allele", alleles.getFirst()))) {
            return Optional.empty();
        }
        return Optional.of(new AnnotatedVariant.Effect(
                Arrays.stream(fields.getOrDefault("Consequence", "").split("&"))
                        .filter(t -> !t.isBlank())
                        .toList(),
                fields.get("IMPACT"),
                fields.get("SYMBOL"),
                fields.get("Feature"),
                fields.get("HGVSc"),
                fields.get("HGVSp"),
                Map.copyOf(fields)));
    }

    /** What VCF forbids in INFO is percent-encoded (VCF 4.3, section 1.2): VEP writes {@code p.Arg72%3D}. */
    private static String decoded(String value) {
        return ESCAPED.matcher(value).find()
                ? URLDecoder.decode(
                        value.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("+", "%2B"), StandardCharsets.UTF_8)
                : value;
    }

    private static @Nullable Double frequency(
            VariantContext record, int allele, List<AnnotatedVariant.Effect> effects) {
        DoubleStream own = FREQUENCIES.stream()
                .map(record::getAttribute)
                .map(Annotations::list)
                .filter(values -> allele < values.size())
                .flatMap(values -> AnnotatedVariant.Effect.parsed(values.get(allele)).stream())
                .mapToDouble(Double::doubleValue);
        DoubleStream said = effects.stream()
                .flatMap(e -> EFFECT_FREQUENCIES.stream().flatMap(f -> e.number(f).stream()))
                .mapToDouble(Double::doubleValue);
        OptionalDouble highest = DoubleStream.concat(own, said).max();
        return highest.isPresent() ? highest.getAsDouble() : null;
    }

    /** CLNSIG of the allele; of a record with several alleles only if it has one value for each. */
    private static @Nullable String significance(VariantContext record, int allele) {
        List<String> values = list(record.getAttribute("CLNSIG"));
        int alleles = record.getAlternateAlleles().size();
        String said = alleles == 1 ? String.join(", ", values) : values.size() == alleles ? values.get(allele) : "";
        String words = said.replace('_', ' ').replace("|", ", ").strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() || words.equals(".") ? null : words;
    }

    private static List<String> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> many -> many.stream().map(String::valueOf).toList();
            default -> List.of(value.toString().split(","));
        };
    }
}
