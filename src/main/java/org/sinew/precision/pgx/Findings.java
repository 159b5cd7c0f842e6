package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.pgx.DrugReport.Meaning;

/** What is known of one person's genes, and how each guideline's publisher reads it. */
final class Findings {

    /**
     * One possibility for a gene.
     *
     * @param alleles for the tables; empty where only a phenotype or score was given
     * @param result by the newest table, absent when it does not list the alleles
     */
    record Finding(
            @Nullable String diplotype,
            int score,
            List<String> alleles,
            @Nullable GeneResult result) {}

    static final String NO_RESULT = "No Result";

    private final PrescribingTables tables;
    private final Map<String, List<Finding>> byGene = new LinkedHashMap<>();

    Findings(PrescribingTables tables) {
        this.tables = tables;
    }

    void add(GeneCall call) {
        List<Finding> findings = new ArrayList<>();
        for (Diplotype diplotype : call.diplotypes()) {
            findings.add(new Finding(
                    diplotype.name(),
                    diplotype.score(),
                    diplotype.functional(),
                    result(call.gene(), diplotype.functional())));
        }
        byGene.put(call.gene(), findings);
    }

    /** @param read what was given, in the tables' terms */
    void add(GivenCall given, GivenReading reading) {
        List<String> alleles = reading.alleles();
        GeneResult read = result(given.gene(), alleles);
        String phenotype = reading.phenotype();
        String score = reading.activityScore();
        GeneResult result = read;
        if (phenotype != null || score != null) {
            String usual = read == null ? null : read.activityScore();
            String means = phenotype != null ? phenotype : phenotypeOf(given.gene(), read, score);
            result = score == null ? new GeneResult(means, usual, means) : new GeneResult(means, score, score);
        }
        boolean isAsGiven = phenotype != null || score != null;
        byGene.put(given.gene(), List.of(new Finding(given.diplotype(), 0, isAsGiven ? List.of() : alleles, result)));
    }

    /** What a file says counts no more where another result was given, even one that cannot be read. */
    void forget(String gene) {
        byGene.remove(gene);
    }

    /** What the tables make of the diplotype, where another phenotype was given beside it. */
    Optional<Note> otherwise(GivenCall given, GivenReading reading) {
        String phenotype = reading.phenotype();
        GeneResult read = result(given.gene(), reading.alleles());
        return phenotype == null || read == null || read.phenotype().equals(phenotype)
                ? Optional.empty()
                : Optional.of(
                        Note.of("given-otherwise", String.join("/", reading.alleles()), read.phenotype(), phenotype));
    }

    /** Without a phenotype: the one of the given diplotype, else of the given score; empty when the tables have neither. */
    private String phenotypeOf(String gene, @Nullable GeneResult read, @Nullable String score) {
        if (read != null) {
            return read.phenotype();
        }
        return tables.phenotypes(gene).stream()
                .flatMap(table -> table.results().values().stream())
                .filter(result -> score != null && score.equals(result.activityScore()))
                .map(GeneResult::phenotype)
                .findFirst()
                .orElse("");
    }

    private @Nullable GeneResult result(String gene, List<String> alleles) {
        return tables.phenotypes(gene).flatMap(t -> t.of(alleles)).orElse(null);
    }

    List<Finding> of(String gene) {
        return byGene.getOrDefault(gene, List.of());
    }

    boolean knows(String gene) {
        return !of(gene).isEmpty();
    }

    List<Meaning> meanings(String gene) {
        Optional<PhenotypeTable> table = tables.phenotypes(gene);
        return of(gene).stream()
                .map(f -> new Meaning(
                        f.diplotype(),
                        f.score(),
                        f.alleles().stream()
                                .map(a -> table.map(t -> t.function(a)).orElse(Meaning.NOT_IN_TABLE))
                                .toList(),
                        f.result() == null ? null : f.result().phenotype(),
                        f.result() == null ? null : f.result().activityScore(),
                        null))
                .toList();
    }

    /** The result for which the row asks, if the finding is that; {@code null} if it is not. */
    @Nullable
    String match(String gene, String source, Guideline.Key key, @Nullable Finding finding) {
        String wanted = key.result();
        if (finding == null) {
            return NO_RESULT.equals(wanted) ? NO_RESULT : null;
        }
        if (wanted == null) {
            boolean same =
                    key.alleles().equals(finding.alleles().stream().sorted().toList());
            return same ? String.join("/", finding.alleles()) : null;
        }
        if (lookups(gene, source, finding).contains(wanted) || isStatus(wanted, finding)) {
            return wanted;
        }
        return scores(gene, finding).contains(wanted) && finding.result() != null
                ? finding.result().phenotype()
                : null;
    }

    /** Of a phenotype that was given without a score: all the scores that it stands for, of which any may be the person's. */
    private Set<String> scores(String gene, Finding finding) {
        GeneResult result = finding.result();
        if (!finding.alleles().isEmpty() || result == null || result.activityScore() != null) {
            return Set.of();
        }
        return tables.allPhenotypes(gene).stream()
                .flatMap(table -> table.results().values().stream())
                .filter(row -> row.phenotype().equals(result.phenotype()))
                .flatMap(row -> lookups(row).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** That a phenotype leaves the score open, where it does. */
    Optional<Note> anyScore(GivenCall given) {
        List<String> scores = of(given.gene()).stream()
                .flatMap(finding -> scores(given.gene(), finding).stream())
                .filter(score -> score.matches("≥?[\\d.]+"))
                .toList();
        return scores.size() < 2 ? Optional.empty() : Optional.of(Note.of("any-score", String.join(", ", scores)));
    }

    /** HLA: whether an allele is there ({@code *57:01 positive}) or not, which only both alleles of a person tell. */
    private static boolean isStatus(String wanted, Finding finding) {
        if (finding.alleles().isEmpty()) {
            return finding.result() != null && finding.result().lookup().equals(wanted);
        }
        if (wanted.endsWith(" positive")) {
            return finding.alleles().contains(wanted.substring(0, wanted.indexOf(' ')));
        }
        return wanted.endsWith(" negative")
                && finding.alleles().size() == 2
                && !finding.alleles().contains(wanted.substring(0, wanted.indexOf(' ')));
    }

    /** Results by the publisher's own table; where it has none of the gene, by the newest. */
    private List<String> lookups(String gene, String source, Finding finding) {
        Optional<PhenotypeTable> own = tables.phenotypes(gene, source);
        if (finding.alleles().isEmpty() || own.isEmpty()) {
            return lookups(finding.result());
        }
        Optional<GeneResult> read = own.get().of(known(own.get(), gene, finding.alleles()));
        if (read.isEmpty() && source.equals("CPIC")) {
            return lookups(finding.result());
        }
        return lookups(read.orElse(null));
    }

    /** DPWG scores few variants of DPYD; those it does not know but CPIC calls normal are its reference. */
    private List<String> known(PhenotypeTable own, String gene, List<String> alleles) {
        if (!gene.equals("DPYD")) {
            return alleles;
        }
        return alleles.stream()
                .map(a -> !own.knows(a)
                                && tables.phenotypes(gene)
                                        .map(t -> t.function(a))
                                        .orElse("")
                                        .startsWith("Normal")
                        ? "Reference"
                        : a)
                .toList();
    }

    private static List<String> lookups(@Nullable GeneResult result) {
        if (result == null) {
            return List.of();
        }
        String score = result.activityScore();
        return score == null
                ? List.of(result.lookup(), result.phenotype())
                : List.of(result.lookup(), score, result.phenotype(), score + " (" + result.phenotype() + ")");
    }
}
