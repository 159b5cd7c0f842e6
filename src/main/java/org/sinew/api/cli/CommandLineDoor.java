package org.sinew.api.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Set;
import org.sinew.graph.GraphAhead;
import org.sinew.graph.GraphUnavailable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sinew <command>}: works on the data directory, or through the process that already serves it. */
@Command(
        name = "sinew",
        description = "A patient knowledge graph from real records. Without a command, the server starts.",
        mixinStandardHelpOptions = true,
        version = "sinew 0.1.0",
        subcommands = {
            OntologyCommand.class,
            IngestCommand.class,
            DeadLettersCommand.class,
            CheckCommand.class,
            PgxCommand.class,
            VariantsCommand.class,
            DiagnoseCommand.class,
            CohortCommand.class,
            AtlasCommand.class,
            HelpCommand.class
        })
public final class CommandLineDoor {

    private static final Set<String> OPTIONS = Set.of("-h", "--help", "-V", "--version");

    private CommandLineDoor() {}

    /** Whether these arguments are a command, and not settings of the server ({@code --server.port=…}). */
    public static boolean isCommand(String[] args) {
        return args.length > 0 && (OPTIONS.contains(args[0]) || !args[0].startsWith("-"));
    }

    /** Runs a command; returns 0, 1 when the work failed, or 2 when the words are off. */
    public static int run(String[] args) {
        return commands().execute(args);
    }

    static CommandLine commands() {
        return new CommandLine(new CommandLineDoor())
                .setExecutionExceptionHandler((failure, line, parsed) -> report(failure, line));
    }

    private static int report(Exception failure, CommandLine line) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof GraphUnavailable)) {
            cause = cause.getCause();
        }
        line.getErr().println("sinew: " + said(cause));
        return 1;
    }

    static String said(Throwable cause) {
        return switch (cause) {
            case NoSuchFileException absent
            when absent.getReason() == null -> absent.getFile() + ": there is no such file or directory";
            case AccessDeniedException denied
            when denied.getReason() == null -> denied.getFile() + ": access is denied";
            default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    }

    /** The modules that commands need, without the web. */
    static ConfigurableApplicationContext open() {
        return new SpringApplicationBuilder(CommandLineConfiguration.class)
                .web(WebApplicationType.NONE)
                .initializers(new GraphAhead())
                .logStartupInfo(false)
                .run(
                        "--sinew.graph.attach=true",
                        "--logging.level.root=warn",
                        "--logging.level.org.springframework.boot.SpringApplication=off");
    }
}
