package org.sinew.api.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Cohort;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.CriterionJson;
import org.sinew.cohort.CriterionText;
import org.sinew.cohort.Explanation;
import org.sinew.cohort.LiveTimelines;
import org.sinew.cohort.Problem;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.answers.IndexDate;
import org.sinew.cohort.export.ExportFormat;
import org.sinew.cohort.export.Variable;
import org.sinew.ingest.knowledge.Knowledge;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "cohort",
        mixinStandardHelpOptions = true,
        description = "Counts, lists, explains or exports who meets a definition, as text or JSON.",
        subcommands = {
            CohortCommand.Count.class,
            CohortCommand.Members.class,
            CohortCommand.Explain.class,
            CohortCommand.Export.class
        })
final class CohortCommand {

    /** What both ask. */
    abstract static class Asking implements Callable<Integer> {

        private static final Duration LONGEST = Duration.ofHours(2);

        @Spec
        CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE|TEXT", description = "a definition, or a file that holds one, as text or JSON")
        String definition = "";

        @Option(
                names = {"-p", "--parameter"},
                paramLabel = "NAME=VALUE",
                description = "takes the place of $NAME in the definition; may be repeated")
        Map<String, String> parameters = new LinkedHashMap<>();

        @Override
        public Integer call() throws IOException, InterruptedException {
            try {
                Criterion criterion = read();
                try (var context = CommandLineDoor.open()) {
                    context.getBean(Knowledge.class).restore();
                    await(context.getBean(LiveTimelines.class));
                    answer(context, criterion);
                }
                return 0;
            } catch (Unanswered none) {
                Problem problem = none.problem();
                String at = problem.path().isEmpty() ? "" : "at " + problem.path() + ": ";
                spec.commandLine().getErr().println("sinew: " + at + problem.message());
                return 2;
            }
        }

        private void await(LiveTimelines timelines) throws InterruptedException {
            long end = System.nanoTime() + LONGEST.toNanos();
            int told = 0;
            while (!timelines.await(0, Duration.ofSeconds(2))) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("the timelines were not ready within " + LONGEST.toHours() + " h");
                }
                if (timelines.percent() > told) {
                    told = timelines.percent();
                    spec.commandLine().getErr().println("reading the records: " + told + " %");
                }
            }
        }

        abstract void answer(ConfigurableApplicationContext context, Criterion criterion) throws IOException;

        private Criterion read() throws IOException {
            Path file = file();
            String text = file == null ? definition : Files.readString(file);
            return text.stripLeading().startsWith("{")
                    ? CriterionJson.read(text, parameters)
                    : CriterionText.read(filled(text));
        }

        private String filled(String text) {
            String filled = text;
            for (Map.Entry<String, String> each : parameters.entrySet()) {
                filled = filled.replace("$" + each.getKey(), each.getValue());
            }
            return filled;
        }

        private @Nullable Path file() {
            try {
                Path path = Path.of(definition);
                return Files.isRegularFile(path) ? path : null;
            } catch (InvalidPathException text) {
                return null;
            }
        }
    }

    @Command(name = "count", mixinStandardHelpOptions = true, description = "Says how many, and what each part leaves.")
    static final class Count extends Asking {

        @Override
        void answer(ConfigurableApplicationContext context, Criterion criterion) {
            Cohorts cohorts = context.getBean(Cohorts.class);
            PrintWriter out = spec.commandLine().getOut();
            out.println("       left      alone  part");
            for (Cohorts.AttritionStep step : cohorts.steps(criterion)) {
                out.printf(
                        "%,11d%,11d  %s%n", step.cohort().count(), step.alone(), CriterionText.write(step.criterion()));
            }
            out.flush();
        }
    }

    @Command(
            name = "members",
            mixinStandardHelpOptions = true,
            description = "Lists the members' ids and index dates, one a line.")
    static final class Members extends Asking {

        @Option(
                names = {"-n", "--first"},
                paramLabel = "COUNT",
                description = "how many at most; absent: all")
        private int first = Integer.MAX_VALUE;

        @Override
        void answer(ConfigurableApplicationContext context, Criterion criterion) {
            Cohorts cohorts = context.getBean(Cohorts.class);
            Cohort cohort = IndexDate.evaluate(cohorts, criterion, cohorts.timelines());
            PrintWriter out = spec.commandLine().getOut();
            cohort.members().stream().limit(first).forEach(patient -> {
                int day = cohort.indexDay(patient);
                String date = day == Timelines.UNKNOWN ? "" : "\t" + LocalDate.ofEpochDay(day);
                out.println(cohort.timelines().id(patient) + date);
            });
            out.flush();
        }
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description = "Says why a patient is in or out: the deciding part, its facts, and the nearest miss.")
    static final class Explain extends Asking {

        @Option(
                names = {"-i", "--patient"},
                paramLabel = "ID",
                required = true,
                description = "the patient's id")
        private String patient = "";

        @Override
        void answer(ConfigurableApplicationContext context, Criterion criterion) {
            PrintWriter out = spec.commandLine().getOut();
            print(context.getBean(Cohorts.class).explain(patient, criterion), 0, out);
            out.flush();
        }

        private static void print(Explanation found, int depth, PrintWriter out) {
            String word = found.verdict().name().toLowerCase(Locale.ROOT);
            String miss = found.miss() == null ? "" : "  (" + found.miss() + ")";
            String mark = found.decides() ? "* " : "  ";
            out.println("  ".repeat(depth) + mark + word + "  " + CriterionText.write(found.criterion()) + miss);
            found.facts().stream()
                    .filter(fact -> fact.key() != null && found.miss() == null)
                    .forEach(fact -> out.println("  ".repeat(depth + 2) + fact.key()));
            found.parts().forEach(part -> print(part, depth + 1, out));
        }
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Writes the members.")
    static final class Export extends Asking {

        @Option(
                names = {"-f", "--format"},
                paramLabel = "FORMAT",
                defaultValue = "csv",
                description = "csv, parquet, omop or fhir (default: ${DEFAULT-VALUE})")
        private String format = "csv";

        @Option(
                names = {"-v", "--variable"},
                paramLabel = "VARIABLE",
                description = "a column: sex, age, last_value:measurement:LOINC:4548-4, …; may be repeated")
        private List<String> variables = List.of();

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                required = true,
                description = "where to write")
        private Path output = Path.of("");

        @Override
        void answer(ConfigurableApplicationContext context, Criterion criterion) throws IOException {
            ExportFormat chosen = ExportFormat.parse(format);
            Cohorts cohorts = context.getBean(Cohorts.class);
            Cohort cohort = IndexDate.evaluate(cohorts, criterion, cohorts.timelines());
            var terminology = context.getBean(Knowledge.class).current();
            List<Variable> columns = variables.stream()
                    .map(each -> Variable.parse(each, terminology))
                    .toList();
            try (OutputStream out = Files.newOutputStream(output)) {
                chosen.write(Group.of(cohort), String.valueOf(output.getFileName()), columns, out);
            }
            PrintWriter said = spec.commandLine().getOut();
            said.println(cohort.count() + " members written to " + output);
            said.flush();
        }
    }
}
