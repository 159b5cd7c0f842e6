package org.sinew.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.ingest.knowledge.LoadReport;
import org.sinew.term.Diagnostic;
import org.sinew.term.Release;
import org.sinew.term.catalog.Catalog;
import org.sinew.term.catalog.CatalogEntry;
import org.sinew.term.catalog.Downloads;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ontology",
        mixinStandardHelpOptions = true,
        description = "Ontologies and curated knowledge.",
        subcommands = {OntologyCommand.ListThem.class, OntologyCommand.Pull.class, OntologyCommand.Load.class})
final class OntologyCommand {

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists what is loaded, and what the catalogue offers.")
    static final class ListThem implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            try (var context = CommandLineDoor.open()) {
                PrintWriter out = spec.commandLine().getOut();
                Knowledge knowledge = context.getBean(Knowledge.class);
                knowledge.restore();
                out.println("loaded");
                for (Release release : knowledge.current().releases()) {
                    out.printf("  %-34s %s%n", release.id(), release.licence());
                }
                out.println("in the catalogue");
                for (CatalogEntry entry : context.getBean(Catalog.class).entries()) {
                    out.printf("  %-22s %-12s %-14s %s%n", entry.id(), entry.version(), entry.licence(), entry.title());
                }
                out.flush();
            }
            return 0;
        }
    }

    @Command(
            name = "pull",
            mixinStandardHelpOptions = true,
            description = "Downloads sources of the catalogue and loads them; goes on where it was cut off.")
    static final class Pull implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(arity = "0..*", paramLabel = "ID", description = "which; all of the catalogue without any")
        private List<String> ids = List.of();

        @Option(names = "--no-load", description = "only download")
        private boolean onlyDownload;

        @Override
        public Integer call() throws IOException {
            try (var context = CommandLineDoor.open();
                    Progress progress = new Progress()) {
                Path data = Path.of(context.getBean(Environment.class).getRequiredProperty("sinew.data"));
                List<Path> files = pull(context.getBean(Catalog.class), data.resolve("ontology/downloads"), progress);
                progress.finish();
                return onlyDownload
                        ? 0
                        : load(
                                context.getBean(Knowledge.class),
                                files,
                                spec.commandLine().getOut());
            }
        }

        private List<Path> pull(Catalog catalog, Path directory, Progress progress) {
            Downloads downloads = new Downloads(directory);
            List<CatalogEntry> wanted = ids.isEmpty()
                    ? catalog.entries().stream()
                            .filter(e -> e.url().isPresent())
                            .toList()
                    : ids.stream().map(id -> entry(catalog, id)).toList();
            return wanted.stream()
                    .map(entry -> downloads.pull(
                            entry, (e, done, total) -> progress.show("downloading " + e.id(), done, total)))
                    .toList();
        }

        private static CatalogEntry entry(Catalog catalog, String id) {
            return catalog.find(id)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the catalogue has no '" + id + "'; `sinew ontology list` shows what it has"));
        }
    }

    @Command(
            name = "load",
            mixinStandardHelpOptions = true,
            description =
                    "Loads files or directories: OBO Graphs, OBO, OWL/RDF/SKOS, SSSOM, Babelon, HPOA, HGNC and more.")
    static final class Load implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(arity = "1..*", paramLabel = "PATH")
        private List<Path> paths = List.of();

        @Override
        public Integer call() throws IOException {
            try (var context = CommandLineDoor.open()) {
                return load(
                        context.getBean(Knowledge.class),
                        paths,
                        spec.commandLine().getOut());
            }
        }
    }

    private static int load(Knowledge knowledge, List<Path> paths, PrintWriter out) throws IOException {
        knowledge.restore();
        LoadReport report;
        try (Progress progress = new Progress()) {
            report = knowledge.load(paths, progress::show);
        }
        for (LoadReport.Loaded loaded : report.loaded()) {
            out.printf(
                    "%-40s %,8d terms %,8d mappings %,8d translations %,8d assertions%s  (%s)%n",
                    loaded.release().id(),
                    loaded.terms(),
                    loaded.mappings(),
                    loaded.translations(),
                    loaded.assertions(),
                    loaded.unchanged() ? ", already there" : "",
                    loaded.release().licence());
        }
        print(report.diagnostics(), out);
        if (!report.accepted()) {
            out.println("nothing was loaded: mend the errors above; what served before goes on serving");
        }
        out.flush();
        return report.accepted() ? 0 : 1;
    }

    private static void print(List<Diagnostic> diagnostics, PrintWriter out) {
        diagnostics.stream()
                .limit(50)
                .forEach(d -> out.printf("%s %s %s: %s%n", d.severity(), d.problem(), d.place(), d.message()));
        if (diagnostics.size() > 50) {
            out.printf("… and %d more%n", diagnostics.size() - 50);
        }
    }
}
