package org.sinew.precision.pgx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /**
     * @param tables that are to know what is said
     * @throws IllegalArgumentException naming the line that says no result, or one that the tables do not know
     */
    public static List<GivenCall> read(Path file, DrugResponse tables) throws IOException {
        return parse(String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8), tables);
    }

    static List<GivenCall> parse(String name, String text, DrugResponse tables) {
        List<GivenCall> calls = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                calls.add(call(name + " line " + number, line.split("\t", -1), tables));
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

    private static GivenCall call(String place, String[] fields, DrugResponse tables) {
        String gene = fields[0].strip();
        GivenCall call = new GivenCall(gene, field(fields, 1), field(fields, 2), field(fields, 3));
        if (gene.isEmpty() || (call.diplotype() == null && call.phenotype() == null && call.activityScore() == null)) {
            throw new IllegalArgumentException(
                    place + ": needs a gene and, after tabs, a diplotype, a phenotype or an activity score");
        }
        try {
            tables.check(call);
        } catch (UnusableResult unknown) {
            throw new IllegalArgumentException(place + ": " + unknown.getMessage(), unknown);
        }
        return call;
    }

    private static @Nullable String field(String[] fields, int index) {
        return fields.length > index && !fields[index].isBlank() ? fields[index].strip() : null;
    }
}
