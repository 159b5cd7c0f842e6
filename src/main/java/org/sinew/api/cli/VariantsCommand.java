package org.sinew.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.AnnotatedVariant;
import org.sinew.genome.Build;
import org.sinew.genome.ReferenceBases;
import org.sinew.genome.VariantReader;
import org.sinew.precision.variant.Assessment;
import org.sinew.precision.variant.Classification;
import org.sinew.precision.variant.DosageSensitivity;
import org.sinew.precision.variant.FileVariant;
import org.sinew.precision.variant.SecondaryFindings;
import org.sinew.precision.variant.VariantInterpretation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Works on the file alone: starts no database. */
@Command(
        name = "variants",
        mixinStandardHelpOptions = true,
        description = "Names and weighs the variants of a VCF by ACMG/AMP points, from what VEP or SnpEff wrote in it.")
final class VariantsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "VCF", description = "plain or gzip")
    private Path vcf = Path.of("");

    @Option(
            names = "--build",
            paramLabel = "BUILD",
            description = "GRCh37 or GRCh38, for a file whose header does not say; nothing is lifted over")
    private @Nullable String build;

    @Option(names = "--json", description = "prints all 28 criteria with their reasons, one variant a line")
    private boolean json;

    @Option(names = "--lang", defaultValue = "en", description = "language of reasons (default: ${DEFAULT-VALUE})")
    private String language = "en";

    @Option(
            names = "--dosage",
            paramLabel = "FILE",
            description = "ClinGen's gene curation list: in which genes loss of function causes disease (PVS1)")
    private @Nullable Path dosage;

    private final SecondaryFindings secondary = SecondaryFindings.bundled();

    /** A line of {@code --json}. */
    record Line(
            String spdi,
            String hgvs,
            @Nullable String gene,
            Set<String> consequences,
            Set<String> hgvsCoding,
            Set<String> hgvsProtein,
            @Nullable Double frequency,
            Classification classification,
            int points,
            List<Assessment> criteria,
            SecondaryFindings.@Nullable Entry secondaryFinding,
            String disclaimer) {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!json) {
            out.println(String.join(
                    "\t", "spdi", "hgvs", "gene", "consequences", "frequency", "classification", "points", "met"));
        }
        Map<String, DosageSensitivity> ofGenes = dosage == null ? Map.of() : DosageList.read(dosage);
        VariantReader.read(vcf, (said, found) -> print(said, found, ofGenes, out));
        if (!json) {
            out.println("# " + VariantInterpretation.disclaimer(language));
        }
        out.flush();
        return 0;
    }

    private void print(
            Optional<Build> said, AnnotatedVariant found, Map<String, DosageSensitivity> ofGenes, PrintWriter out) {
        if (!isNamed(found.contig())) {
            return;
        }
        for (FileVariant each : FileVariant.of(build(said), found, ofGenes, language)) {
            out.println(json ? JsonMapper.shared().writeValueAsString(line(each)) : row(each));
        }
    }

    private Line line(FileVariant each) {
        VariantInterpretation meaning = each.interpretation();
        return new Line(
                each.variant().spdi(),
                each.variant().hgvs(ReferenceBases.NONE),
                each.gene(),
                each.consequences(),
                each.coding(),
                each.protein(),
                each.frequency(),
                meaning.classification(),
                meaning.points(),
                meaning.assessments(),
                each.gene() == null ? null : secondary.find(each.gene()).orElse(null),
                meaning.disclaimer());
    }

    private static String row(FileVariant each) {
        VariantInterpretation meaning = each.interpretation();
        return String.join(
                "\t",
                each.variant().spdi(),
                each.variant().hgvs(ReferenceBases.NONE),
                each.gene() == null ? "" : each.gene(),
                String.join(",", each.consequences()),
                each.frequency() == null ? "" : each.frequency().toString(),
                meaning.classification().name(),
                String.valueOf(meaning.points()),
                meaning.met().stream().map(VariantsCommand::shown).collect(Collectors.joining(",")));
    }

    /** Contigs beyond the chromosomes have no accession that tells the build. */
    private static boolean isNamed(String contig) {
        return Build.GRCH38.accession(contig).isPresent();
    }

    private static String shown(Assessment met) {
        return met.criterion() + " " + met.strength();
    }

    private Build build(Optional<Build> proven) {
        Optional<Build> asked = Optional.ofNullable(build).map(VariantsCommand::named);
        if (asked.isPresent() && proven.isPresent() && !asked.equals(proven)) {
            throw new IllegalArgumentException(
                    vcf.getFileName() + " is on " + proven.get().label() + " by its header, not on " + build);
        }
        return proven.or(() -> asked)
                .orElseThrow(() -> new IllegalArgumentException(
                        vcf.getFileName() + " does not say its genome build; say --build GRCh37 or --build GRCh38"));
    }

    private static Build named(String label) {
        return Build.named(label)
                .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is neither GRCh37 nor GRCh38"));
    }
}
