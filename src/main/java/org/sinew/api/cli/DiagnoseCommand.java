package org.sinew.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.diagnosis.Answer;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.precision.diagnosis.Differential;
import org.sinew.precision.phenopacket.Accuracy;
import org.sinew.precision.phenopacket.Evaluation;
import org.sinew.precision.phenopacket.Phenopackets;
import org.sinew.precision.phenopacket.PublishedCase;
import org.sinew.precision.phenopacket.RankedCase;
import org.sinew.precision.phenopacket.UnreadablePhenopacket;
import org.sinew.term.TermId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diagnose",
        mixinStandardHelpOptions = true,
        description =
                "Ranks diseases for the patients of phenopackets, and says how well (" + Differential.NOTICE + ").")
final class DiagnoseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DiagnosisKnowledge knowledge = new DiagnosisKnowledge();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "phenopackets: .json, .jsonl, gzipped; directories")
    private List<Path> paths = List.of();

    @Option(
            names = "--leave-publication-out",
            description = "for each patient, without what is known from the patient's own publications")
    private boolean leavePublicationOut;

    @Option(
            names = "--genes",
            split = ",",
            paramLabel = "GENE|FILE",
            description = "ranks only diseases of these genes: symbols, ids, or files with one a line")
    private List<String> genes = List.of();

    @Option(
            names = "--decoys",
            paramLabel = "N",
            defaultValue = "-1",
            description = "ranks only diseases of the patient's own causative genes and of N genes drawn by chance")
    private int decoys = -1;

    @Option(names = "--seed", defaultValue = "1", description = "of that draw (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--diseases",
            paramLabel = "PREFIX",
            defaultValue = "OMIM",
            description = "which diseases to rank, by the prefix of their ids, or 'all' (default: ${DEFAULT-VALUE})")
    private String diseases = "OMIM";

    @Option(names = "--out", paramLabel = "FILE", description = "writes a table: id, disease, rank, candidates, known")
    private @Nullable Path out;

    @Option(names = "--report", paramLabel = "FILE", description = "writes the figures as JSON")
    private @Nullable Path report;

    @Option(
            names = "--explain",
            paramLabel = "ID",
            description = "prints the differential of one patient with its evidence")
    private @Nullable String explain;

    @Override
    public Integer call() throws IOException {
        PrintWriter text = spec.commandLine().getOut();
        requireWritable(out);
        requireWritable(report);
        try (Progress progress = new Progress()) {
            Phenopackets.Contents packets = Phenopackets.read(paths);
            Diagnosis diagnosis = knowledge.load(progress);
            if (diagnosis.size() == 0) {
                throw new IllegalArgumentException(
                        "no release with phenotypes of diseases is loaded: sinew ontology load HP_JSON PHENOTYPE_HPOA MONDO,"
                                + " or name the files by --hpo and --hpoa");
            }
            if (explain != null) {
                return explain(packets.cases(), diagnosis, text);
            }
            Evaluation evaluation = new Evaluation(diagnosis, packets.cases(), settings(diagnosis, text));
            List<RankedCase> ranked = evaluation.rank(
                    packets.cases(),
                    done -> progress.show("diagnosing", done, packets.cases().size()));
            progress.finish();
            DiagnosisReport found = new DiagnosisReport(
                    Accuracy.of(ranked), diagnosis.releases(), leavePublicationOut, packets.unreadable(), ranked);
            if (out != null) {
                found.writeRanks(out);
            }
            if (report != null) {
                found.writeJson(report);
            }
            found.print(text);
            print(packets.unreadable(), text);
            return packets.cases().isEmpty() ? 1 : 0;
        }
    }

    /** Before minutes of work, not after them. */
    private static void requireWritable(@Nullable Path file) throws IOException {
        if (file == null) {
            return;
        }
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new NoSuchFileException(String.valueOf(directory), null, "there is no such directory to write to");
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : directory)) {
            throw new AccessDeniedException(file.toString(), null, "it cannot be written");
        }
    }

    private int explain(List<PublishedCase> cases, Diagnosis diagnosis, PrintWriter text) {
        PublishedCase one = cases.stream()
                .filter(c -> c.id().equals(explain))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no phenopacket has the id " + explain));
        Diagnosis knowledge = leavePublicationOut
                ? new Evaluation(diagnosis, cases, new Evaluation.Settings("", true, null, -1, seed)).knowledge(one)
                : diagnosis;
        return switch (knowledge.differential(one.presentation(diagnosis), 5)) {
            case Answer.Ranked ranked -> {
                new DifferentialText(knowledge, text).print(ranked.differential());
                yield 0;
            }
            case Answer.Refused refused -> {
                refused.problems().forEach(p -> text.printf("%s %s: %s%n", p.kind(), p.at(), p.message()));
                text.flush();
                yield 1;
            }
        };
    }

    private Evaluation.Settings settings(Diagnosis diagnosis, PrintWriter text) throws IOException {
        return new Evaluation.Settings(
                diseases.equalsIgnoreCase("all") ? "" : diseases,
                leavePublicationOut,
                genes.isEmpty() ? null : genes(diagnosis, text),
                decoys,
                seed);
    }

    private Set<TermId> genes(Diagnosis diagnosis, PrintWriter text) throws IOException {
        Set<TermId> found = new HashSet<>();
        for (String each : genes) {
            List<String> names = Files.isRegularFile(Path.of(each)) ? Files.readAllLines(Path.of(each)) : List.of(each);
            for (String name :
                    names.stream().map(String::strip).filter(n -> !n.isEmpty()).toList()) {
                diagnosis
                        .gene(name)
                        .ifPresentOrElse(
                                found::add,
                                () -> text.printf("no disease of gene %s, or it is a name of several%n", name));
            }
        }
        return found;
    }

    private static void print(List<UnreadablePhenopacket> unreadable, PrintWriter text) {
        unreadable.stream().limit(20).forEach(u -> text.printf("not read: %s: %s%n", u.place(), u.reason()));
        if (unreadable.size() > 20) {
            text.printf("… and %d more not read%n", unreadable.size() - 20);
        }
        text.flush();
    }
}
