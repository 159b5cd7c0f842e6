package org.sinew.api.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.SampleGenotypes;
import org.sinew.genome.UnusableVcf;
import org.sinew.genome.VcfReader;
import org.sinew.precision.pgx.DrugReport;
import org.sinew.precision.pgx.DrugResponse;
import org.sinew.precision.pgx.GeneCall;
import org.sinew.precision.pgx.GivenCall;
import org.sinew.precision.pgx.LoadedTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Works on files alone: starts no database. */
@Command(
        name = "pgx",
        mixinStandardHelpOptions = true,
        description = "Named alleles, phenotypes and drug recommendations (CPIC, DPWG) of a VCF on GRCh38.")
final class PgxCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "VCF",
            description = "plain or gzip, or a directory of these; may be left out with --outside")
    private List<Path> vcfs = List.of();

    @Option(
            names = "--drugs",
            split = ",",
            paramLabel = "DRUG",
            description = "asks for these; all that the genes decide about without it")
    private List<String> drugs = List.of();

    @Option(
            names = "--outside",
            paramLabel = "FILE",
            description = "results found elsewhere: GENE<tab>diplotype[<tab>phenotype<tab>activity]")
    private @Nullable Path outside;

    @Option(names = "--sample", paramLabel = "NAME", description = "which sample, if the VCF has several")
    private @Nullable String sample;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description = "PharmCAT's tables, archive or directory (default: what `ontology load` keeps)")
    private @Nullable Path data;

    @Option(names = "--json", description = "prints everything as JSON, of several files one line each")
    private boolean json;

    /** A line of JSON where there are several files. */
    private record Answered(String file, DrugReport report) {}

    @Override
    public Integer call() throws IOException {
        DrugResponse response = open();
        List<GivenCall> given = outside == null ? List.of() : GivenCall.read(outside, response);
        GivenCall.contradictory(given).ifPresent(gene -> {
            throw new IllegalArgumentException(outside + ": " + gene + " is given twice, with different results");
        });
        if (vcfs.isEmpty() && given.isEmpty()) {
            throw new IllegalArgumentException("pgx needs a VCF or --outside results");
        }
        boolean isOne = vcfs.isEmpty() || (vcfs.size() == 1 && !Files.isDirectory(vcfs.getFirst()));
        PrintWriter out = spec.commandLine().getOut();
        if (isOne) {
            print(response.report(calls(response, vcfs.stream().findFirst().orElse(null)), given, drugs, "en"), out);
            return 0;
        }
        return all(response, given, out);
    }

    /** What cannot be used is named, the others are answered. */
    private int all(DrugResponse response, List<GivenCall> given, PrintWriter out) throws IOException {
        int unusable = 0;
        List<Path> files = files();
        if (files.isEmpty()) {
            throw new IllegalArgumentException(vcfs.stream().map(Path::toString).collect(Collectors.joining(", "))
                    + ": there is no .vcf, .vcf.gz or .vcf.bgz in it");
        }
        for (Path file : files) {
            try {
                DrugReport report = response.report(calls(response, file), given, drugs, "en");
                if (json) {
                    out.println(JsonMapper.shared().writeValueAsString(new Answered(file.toString(), report)));
                } else {
                    out.printf("== %s%n", file);
                    print(report, out);
                }
                out.flush();
            } catch (UnusableVcf | IOException wrong) {
                unusable++;
                spec.commandLine().getErr().println(said(file, wrong));
            }
        }
        return unusable == 0 ? 0 : 1;
    }

    /** The path, once. */
    private static String said(Path file, Exception wrong) {
        String said = CommandLineDoor.said(wrong);
        return said.startsWith(file + ":") ? said : file + ": " + said;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : vcfs) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> inside = Files.walk(path)) {
                inside.filter(file -> file.toString().matches(".*\\.vcf(\\.b?gz)?"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private List<GeneCall> calls(DrugResponse response, @Nullable Path vcf) throws IOException {
        if (vcf == null) {
            return List.of();
        }
        SampleGenotypes read = response.read(vcf, sample);
        VcfReader.told(vcf).ifPresent(how -> spec.commandLine().getErr().println(vcf + ": " + how));
        return response.call(read);
    }

    private void print(DrugReport report, PrintWriter out) {
        if (json) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(report));
        } else {
            PgxText.print(report, !drugs.isEmpty(), out);
        }
        out.flush();
    }

    private DrugResponse open() throws IOException {
        if (data != null) {
            return DrugResponse.of(data);
        }
        String kept = System.getenv().getOrDefault("SINEW_DATA", System.getProperty("user.home") + "/.sinew");
        return new LoadedTables(Path.of(kept)).current();
    }
}
