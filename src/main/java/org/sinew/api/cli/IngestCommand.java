package org.sinew.api.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.Build;
import org.sinew.genome.Liftover;
import org.sinew.genome.ReferenceGenomes;
import org.sinew.ingest.Ingest;
import org.sinew.ingest.IngestProgress;
import org.sinew.ingest.IngestReport;
import org.sinew.ingest.SampleSheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Takes records in: FHIR R4 (bundles, NDJSON, single resources) and variants (VCF); files, directories, zip,"
                        + " tar, gzip.")
final class IngestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "file, archive or directory")
    private List<Path> paths = List.of();

    @Option(
            names = {"-s", "--source"},
            paramLabel = "NAME",
            defaultValue = "files",
            description = "the system that the records come from; part of every key (default: ${DEFAULT-VALUE})")
    private String source = "files";

    @Option(
            names = "--patient",
            paramLabel = "KEY",
            description = "whose the variant files are, each of one sample: <system>|<value> or <source>|Patient/<id>")
    private @Nullable String patient;

    @Option(
            names = "--patients",
            paramLabel = "FILE",
            description = "whose each sample of the variant files is: sample<tab>patient, one a line")
    private @Nullable Path patients;

    @Option(
            names = "--build",
            paramLabel = "BUILD",
            description =
                    "GRCh37 or GRCh38, for variant files whose header does not say; nothing is lifted over without --chain")
    private @Nullable String build;

    @Option(
            names = "--reference",
            paramLabel = "FASTA",
            description = "of that build, with its .fai: left-aligns insertions and deletions, and checks every REF")
    private @Nullable Path reference;

    @Option(
            names = "--chain",
            paramLabel = "FILE",
            description =
                    "lifts variant files of the build that it begins at over to the other one, where that is certain;"
                            + " needs a reference genome of the build that it leads to: --reference, or SINEW_REFERENCES")
    private @Nullable Path chain;

    private SampleSheet samples() throws IOException {
        if (patient != null && patients != null) {
            throw new IllegalArgumentException("say either --patient or --patients");
        }
        if (reference != null && !Files.isReadable(reference)) {
            throw new IllegalArgumentException("cannot read " + reference);
        }
        Build said = build == null
                ? null
                : Build.named(build)
                        .orElseThrow(
                                () -> new IllegalArgumentException("'" + build + "' is neither GRCh37 nor GRCh38"));
        return new SampleSheet(
                patients == null ? Map.of() : SampleSheet.patients(patients),
                patient,
                said,
                reference,
                chain == null ? null : Liftover.open(chain));
    }

    private static void checkLift(SampleSheet samples, ReferenceGenomes genomes) {
        Liftover lift = samples.chain();
        if (lift != null
                && samples.reference() == null
                && genomes.file(lift.to()).isEmpty()) {
            throw new IllegalArgumentException("--chain needs a reference genome of "
                    + lift.to().label() + " (--reference, or SINEW_REFERENCES):"
                    + " without the bases of the build that it leads to nothing is certain");
        }
    }

    private record Shown(Progress bar) implements IngestProgress {
        @Override
        public void advanced(long files, long records) {
            bar.show("records taken in", records, -1);
        }

        @Override
        public void reading(String place, long lines) {
            bar.show("lines of " + place, lines, -1);
        }
    }

    @Override
    public Integer call() throws IOException {
        SampleSheet samples = samples();
        try (var context = CommandLineDoor.open();
                Progress progress = new Progress()) {
            checkLift(samples, context.getBean(ReferenceGenomes.class));
            IngestReport report = context.getBean(Ingest.class).take(source, paths, samples, new Shown(progress));
            progress.finish();
            ReportText.print(report, spec.commandLine().getOut());
        }
        return 0;
    }
}
