package org.sinew.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.sinew.ingest.DeadLetter;
import org.sinew.ingest.DeadLetters;
import org.sinew.ingest.Ingest;
import org.sinew.ingest.IngestReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "deadletters",
        mixinStandardHelpOptions = true,
        description = "What could not be taken in, with reason, place and bytes.",
        subcommands = {DeadLettersCommand.ListThem.class, DeadLettersCommand.Show.class, DeadLettersCommand.Replay.class
        })
final class DeadLettersCommand {

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters, the latest first.")
    static final class ListThem implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(names = "--page", defaultValue = "1", description = "which page (default: ${DEFAULT-VALUE})")
        private int page = 1;

        @Option(names = "--size", defaultValue = "50", description = "letters a page (default: ${DEFAULT-VALUE})")
        private int size = 50;

        @Override
        public Integer call() {
            try (var context = CommandLineDoor.open()) {
                DeadLetters letters = context.getBean(DeadLetters.class);
                PrintWriter out = spec.commandLine().getOut();
                out.printf("%d dead letters%n", letters.count());
                for (DeadLetter letter : letters.list(page - 1, size)) {
                    out.printf(
                            "%s  %-14s %s  %s  [%s]%n    %s%n",
                            letter.id(),
                            letter.kind(),
                            letter.rejectedAt(),
                            letter.place(),
                            letter.source(),
                            letter.reason());
                }
                out.flush();
            }
            return 0;
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Prints a dead letter's bytes.")
    static final class Show implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "ID")
        private String id = "";

        @Override
        public Integer call() {
            try (var context = CommandLineDoor.open()) {
                PrintWriter out = spec.commandLine().getOut();
                out.println(
                        new String(context.getBean(DeadLetters.class).get(id).bytes(), StandardCharsets.UTF_8));
                out.flush();
            }
            return 0;
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Reads dead letters again; what succeeds is a dead letter no more.")
    static final class Replay implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(arity = "0..*", paramLabel = "ID", description = "which; all without any")
        private List<String> ids = List.of();

        @Override
        public Integer call() throws IOException {
            try (var context = CommandLineDoor.open();
                    Progress progress = new Progress()) {
                IngestReport report = context.getBean(Ingest.class)
                        .replay(ids, (done, records) -> progress.show("replaying", records, records + 1));
                progress.finish();
                ReportText.print(report, spec.commandLine().getOut());
            }
            return 0;
        }
    }
}
