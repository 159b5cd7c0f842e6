package org.sinew.api.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sinew.ingest.Ingest;
import org.sinew.ingest.IngestReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description =
                "Takes FHIR R4 records in: bundles, NDJSON, single resources; files, directories, zip, tar, gzip.")
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

    @Override
    public Integer call() throws IOException {
        try (var context = CommandLineDoor.open();
                Progress progress = new Progress()) {
            IngestReport report = context.getBean(Ingest.class)
                    .take(source, paths, (files, records) -> progress.show("records taken in", records, -1));
            progress.finish();
            ReportText.print(report, spec.commandLine().getOut());
        }
        return 0;
    }
}
