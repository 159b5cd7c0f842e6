package org.sinew.precision.pgx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A gene's result that another laboratory or tool found: {@code GENE<tab>diplotype[<tab>phenotype<tab>activity]}, as
 * PharmCAT's outside calls. The way in for CYP2D6, HLA and MT-RNR1, which small variants do not tell.
 *
 * @param note how it came about, if there is more to say than that it was given
 */
public record GivenCall(
        String gene,
        @Nullable String diplotype,
        @Nullable String phenotype,
        @Nullable String activityScore,
        @Nullable Note note) {

    /** Symbols of these genes are in capitals. */
    public GivenCall {
        gene = gene.strip().toUpperCase(Locale.ROOT);
    }

    public GivenCall(
            String gene, @Nullable String diplotype, @Nullable String phenotype, @Nullable String activityScore) {
        this(gene, diplotype, phenotype, activityScore, null);
    }

    private static final Pattern COPIES = Pattern.compile("(\\*\\d+[A-Z]?)x(\\d+)");
    private static final Pattern SUBALLELE = Pattern.compile("^(\\*\\d+)\\.\\d+");
    private static final Pattern FINE_HLA = Pattern.compile("^(\\*\\d+:\\d+)(?::\\d+)+[A-Z]?$");

    /** @throws IllegalArgumentException naming the line that says no result */
    public static List<GivenCall> read(Path file) throws IOException {
        return parse(String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8));
    }

    static List<GivenCall> parse(String name, String text) {
        List<GivenCall> calls = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                calls.add(call(name + " line " + number, line.split("\t", -1)));
            }
        }
        return List.copyOf(calls);
    }

    /** A gene that has two results, if one has. */
    public static Optional<String> contradictory(Collection<GivenCall> calls) {
        Map<String, GivenCall> first = new HashMap<>();
        return calls.stream()
                .filter(call -> !call.equals(Objects.requireNonNullElse(first.putIfAbsent(call.gene(), call), call)))
                .map(GivenCall::gene)
                .findFirst();
    }

    private static GivenCall call(String place, String[] fields) {
        String gene = fields[0].strip();
        GivenCall call = new GivenCall(gene, field(fields, 1), field(fields, 2), field(fields, 3));
        if (gene.isEmpty() || (call.diplotype() == null && call.phenotype() == null && call.activityScore() == null)) {
            throw new IllegalArgumentException(
                    place + ": needs a gene and, after tabs, a diplotype, a phenotype or an activity score");
        }
        return call;
    }

    private static @Nullable String field(String[] fields, int index) {
        return fields.length > index && !fields[index].isBlank() ? fields[index].strip() : null;
    }

    /** Names of the alleles as the tables write them: one or two, none without a diplotype. */
    List<String> alleles() {
        return diplotype == null
                ? List.of()
                : Arrays.stream(diplotype.split("/")).map(this::allele).toList();
    }

    private String allele(String written) {
        String name = written.strip();
        name = name.startsWith(gene) ? name.substring(gene.length()).strip() : name;
        if (gene.equals("MT-RNR1") && name.matches("\\d.*")) {
            return "m." + name;
        }
        Matcher fine = FINE_HLA.matcher(name);
        if (gene.startsWith("HLA-") && fine.matches()) {
            return fine.group(1);
        }
        if (gene.equals("CYP2D6")) {
            return copies(SUBALLELE.matcher(name).replaceFirst("$1"));
        }
        return name;
    }

    /** CPIC bins three and more copies of CYP2D6 *1, *2, *4 and other alleles as {@code *1x≥3}. */
    private static String copies(String name) {
        Matcher copies = COPIES.matcher(name);
        return copies.matches() && Integer.parseInt(copies.group(2)) >= 3 ? copies.group(1) + "x≥3" : name;
    }
}
