package org.sinew.api.cli;

import java.util.concurrent.Callable;
import org.sinew.graph.Graph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Holds the graph against the model's shapes; ends with 0 if it conforms, with 1 if it does not.")
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--whole", description = "checks everything, not a sample")
    private boolean whole;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "2000",
            description = "checks about so many of each label, spread over all keys (default: ${DEFAULT-VALUE})")
    private long sample = 2_000;

    @Option(
            names = "--first",
            paramLabel = "N",
            defaultValue = "50",
            description = "prints the first N violations, and counts all (default: ${DEFAULT-VALUE})")
    private int first = 50;

    @Override
    public Integer call() {
        try (var context = CommandLineDoor.open();
                Progress progress = new Progress()) {
            GraphCheck check = new GraphCheck(context.getBean(Graph.class));
            CheckReport report = check.run(
                    whole ? Long.MAX_VALUE : sample,
                    first,
                    (label, done, total) -> progress.show("checking " + label, done, total));
            progress.finish();
            report.print(check.present(), spec.commandLine().getOut());
            return report.conforms() ? 0 : 1;
        }
    }
}
