package org.sinew.api.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sinew.access.Audience;
import org.sinew.access.AuditTrail;
import org.sinew.access.Disclosure;
import org.sinew.access.Reads;
import org.sinew.api.atlas.LiveLikeness;
import org.sinew.api.atlas.MapFormat;
import org.sinew.atlas.Atlas;
import org.sinew.atlas.DiseaseMap;
import org.sinew.atlas.Guard;
import org.sinew.atlas.MapRequest;
import org.sinew.cohort.LiveTimelines;
import org.sinew.graph.Commits;
import org.sinew.graph.Graph;
import org.sinew.ingest.knowledge.Knowledge;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "atlas",
        mixinStandardHelpOptions = true,
        description = "Draws disease maps.",
        subcommands = AtlasCommand.MapOf.class)
final class AtlasCommand {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Command(
            name = "map",
            mixinStandardHelpOptions = true,
            description = "Writes what knowledge and the patients join to a term.")
    static final class MapOf implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "TERM", description = "id of a term, or its exact name")
        private String term = "";

        @Option(
                names = {"-f", "--format"},
                paramLabel = "FORMAT",
                defaultValue = "json",
                description = "json, csv, graphml or turtle (default: ${DEFAULT-VALUE})")
        private String format = "json";

        @Option(names = "--out", paramLabel = "FILE", required = true, description = "where to write")
        private Path out = Path.of("");

        @Option(names = "--depth", defaultValue = "1", description = "steps of knowledge, 1 to 3")
        private int depth = 1;

        @Option(names = "--first", defaultValue = "1000", description = "how many edges, at most 1000")
        private int first = MapRequest.MOST;

        @Option(names = "--min-count", defaultValue = "3", description = "patients for an edge that only they give")
        private int minCount = 3;

        @Option(names = "--lang", defaultValue = "en", description = "language of labels (default: ${DEFAULT-VALUE})")
        private String language = "en";

        @Option(names = "--open", description = "as it may be published: small counts withheld, others rounded")
        private boolean open;

        @Override
        public Integer call() throws IOException, InterruptedException {
            MapFormat chosen = MapFormat.parse(format);
            try (var context = CommandLineDoor.open()) {
                DiseaseMap map = map(context);
                try (OutputStream file = Files.newOutputStream(out)) {
                    chosen.write(map, language, file);
                }
                PrintWriter said = spec.commandLine().getOut();
                said.printf("%d of %d edges written to %s%n", map.edges().size(), map.total(), out);
                map.notes().forEach(said::println);
                said.flush();
            }
            return 0;
        }

        private DiseaseMap map(ConfigurableApplicationContext context) throws IOException, InterruptedException {
            Knowledge knowledge = context.getBean(Knowledge.class);
            knowledge.restore();
            Graph graph = context.getBean(Graph.class);
            LiveTimelines timelines = context.getBean(LiveTimelines.class);
            timelines.await(new Commits(graph).last().number(), PATIENCE);
            Path data = Path.of(String.valueOf(context.getEnvironment().getProperty("sinew.data")));
            Audience operator = new Audience("command line", Set.of(Audience.Role.ADMIN), "operations");
            try (AuditTrail audit = AuditTrail.inDirectory(data.resolve("audit"), Clock.systemUTC(), Duration.ZERO)) {
                Atlas atlas = new Atlas(knowledge::current, new LiveLikeness(knowledge), new Reads(graph, audit));
                return atlas.map(
                        new MapRequest(
                                term,
                                timelines.current(),
                                null,
                                depth,
                                Set.of(),
                                Set.of(),
                                minCount,
                                first,
                                0,
                                language),
                        open
                                ? new Guard(Disclosure.forPublication(1), operator, true)
                                : new Guard(new Disclosure(1, Set.of()), operator));
            }
        }
    }
}
