package org.sinew.genome;

import htsjdk.tribble.TribbleException;
import htsjdk.tribble.readers.LineIterator;
import htsjdk.tribble.readers.LineIteratorImpl;
import htsjdk.variant.variantcontext.Allele;
import htsjdk.variant.variantcontext.VariantContext;
import htsjdk.variant.vcf.VCFCodec;
import htsjdk.variant.vcf.VCFHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads every written-out alternative allele of a VCF with its annotations.
 *
 * @see <a href="https://www.ensembl.org/info/docs/tools/vep/vep_formats.html#vcfout">VEP: the CSQ field</a>
 * @see <a href="https://pcingola.github.io/SnpEff/adds/VCFannotationformat_v1.0.pdf">Variant annotations in VCF format 1.0 (ANN)</a>
 */
public final class VariantReader {

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
            "HGVSp");
    private static final List<String> FREQUENCIES =
            List.of("AF_popmax", "gnomAD_AF", "gnomADe_AF", "gnomADg_AF", "gnomad_AF", "AF_grpmax");
    private static final List<String> EFFECT_FREQUENCIES =
            List.of("MAX_AF", "gnomAD_AF", "gnomADe_AF", "gnomADg_AF", "AF");

    private VariantReader() {}

    /**
     * @param into takes the genome build that the header proves ({@code GRCh37}, {@code GRCh38}, or "not stated") and the
     *     variants in the order of the file
     * @throws UnusableVcf for a malformed line
     */
    public static void read(Path file, BiConsumer<String, AnnotatedVariant> into) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (VcfLines lines = VcfLines.open(file)) {
            LineIterator iterator = new LineIteratorImpl(lines);
            VCFCodec codec = new VCFCodec();
            VCFHeader header = VcfLines.header(name, codec, iterator, lines);
            String build = GenomeBuild.of(lines.header());
            List<String> csq = fields(header, "CSQ");
            while (iterator.hasNext()) {
                String line = iterator.next();
                long number = lines.number() - (iterator.hasNext() ? 1 : 0);
                try {
                    VariantContext record = codec.decode(VcfLines.mended(line));
                    if (record != null) {
                        each(record, csq, number, variant -> into.accept(build, variant));
                    }
                } catch (TribbleException | IllegalArgumentException | IllegalStateException broken) {
                    throw UnusableVcf.malformed(name, number, VcfLines.reason(broken));
                }
            }
        }
    }

    private static List<String> fields(VCFHeader header, String key) {
        if (!header.hasInfoLine(key)) {
            return List.of();
        }
        Matcher format = FORMAT.matcher(header.getInfoHeaderLine(key).getDescription());
        return format.find() ? List.of(format.group(1).strip().split("\\|", -1)) : List.of();
    }

    private static void each(VariantContext record, List<String> csq, long line, Consumer<AnnotatedVariant> into) {
        for (int i = 0; i < record.getAlternateAlleles().size(); i++) {
            Allele alternative = record.getAlternateAllele(i);
            String reference = record.getReference().getDisplayString();
            String text = alternative.getDisplayString();
            if (!alternative.isSymbolic() && text.matches("[ACGTacgt]+")) {
                List<AnnotatedVariant.Effect> effects = effects(record, csq, text);
                into.accept(new AnnotatedVariant(
                        Site.contig(record.getContig()),
                        record.getStart(),
                        reference,
                        text,
                        effects,
                        frequency(record, i, effects),
                        line));
            }
        }
    }

    private static List<AnnotatedVariant.Effect> effects(VariantContext record, List<String> csq, String alternative) {
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

    private static java.util.Optional<AnnotatedVariant.Effect> effect(
            String entry, List<String> names, List<String> alleles) {
        String[] values = entry.split("\\|", -1);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(values.length, names.size()); i++) {
            if (!values[i].isBlank()) {
                fields.put(names.get(i).strip(), values[i].strip());
            }
        }
        if (!alleles.contains(fields.getOrDefault("Allele", alleles.getFirst()))) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(new AnnotatedVariant.Effect(
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

    private static @Nullable Double frequency(
            VariantContext record, int allele, List<AnnotatedVariant.Effect> effects) {
        DoubleStream own = FREQUENCIES.stream()
                .map(record::getAttribute)
                .map(VariantReader::list)
                .filter(values -> allele < values.size()
                        && values.get(allele).matches("[0-9.eE+-]+")
                        && !values.get(allele).equals("."))
                .mapToDouble(values -> Double.parseDouble(values.get(allele)));
        DoubleStream said = effects.stream()
                .flatMap(e -> EFFECT_FREQUENCIES.stream().flatMap(f -> e.number(f).stream()))
                .mapToDouble(Double::doubleValue);
        OptionalDouble highest = DoubleStream.concat(own, said).max();
        return highest.isPresent() ? highest.getAsDouble() : null;
    }

    private static List<String> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> many -> many.stream().map(String::valueOf).toList();
            default -> List.of(value.toString().split(","));
        };
    }
}
