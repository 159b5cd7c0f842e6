package org.sinew.precision.pgx;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the alleles of a gene do, and what their pairs mean.
 *
 * @param functions by allele: {@code No function}
 * @param activities by allele, absent for a gene without scores
 * @param results by the sorted names of the alleles
 */
record PhenotypeTable(
        String gene,
        String version,
        Map<String, String> functions,
        Map<String, String> activities,
        Map<List<String>, GeneResult> results) {

    private static final String NO_SCORE = "n/a";

    Optional<GeneResult> of(List<String> alleles) {
        return Optional.ofNullable(results.get(alleles.stream().sorted().toList()))
                .or(() -> alleles.stream().anyMatch(a -> copies(a).isPresent()) ? ofSum(alleles) : Optional.empty());
    }

    /** Of copies that are no row of their own: the activity values of all copies, added up (Caudle 2020, PMID 31647186). */
    private Optional<GeneResult> ofSum(List<String> alleles) {
        List<Optional<String>> scores = alleles.stream().map(this::score).toList();
        if (scores.isEmpty() || scores.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        String sum = sum(scores.stream().flatMap(Optional::stream).toList());
        return results.values().stream()
                .filter(result -> sum.equals(Objects.requireNonNullElse(result.activityScore(), result.lookup())))
                .findFirst();
    }

    private Optional<String> score(String allele) {
        return copies(allele)
                .map(copies -> copies.parts().stream()
                        .map(part -> Optional.ofNullable(activities.get(part.allele()))
                                .map(value -> part.times(value)))
                        .toList())
                .map(parts -> parts.stream().anyMatch(Optional::isEmpty)
                        ? Optional.<String>empty()
                        : Optional.of(
                                sum(parts.stream().flatMap(Optional::stream).toList())))
                .orElseGet(() -> Optional.ofNullable(activities.get(allele)));
    }

    private static String sum(List<String> scores) {
        if (scores.contains(NO_SCORE)) {
            return NO_SCORE;
        }
        double sum = scores.stream()
                .mapToDouble(score -> Double.parseDouble(score.replace("≥", "")))
                .sum();
        return (scores.stream().anyMatch(score -> score.startsWith("≥")) ? "≥" : "") + sum;
    }

    private Optional<GeneCopies> copies(String allele) {
        return activities.isEmpty() || functions.containsKey(allele) ? Optional.empty() : GeneCopies.parse(allele);
    }

    boolean knows(String allele) {
        return functions.containsKey(allele);
    }

    @Nullable
    String function(String allele) {
        String own = functions.get(allele);
        return own != null
                ? own
                : copies(allele)
                        .flatMap(copies -> score(allele))
                        .map(this::functionOf)
                        .orElse(null);
    }

    /** What the table calls the alleles of a score. */
    private @Nullable String functionOf(String score) {
        return activities.entrySet().stream()
                .filter(allele -> allele.getValue().replace("≥", "").equals(score.replace("≥", "")))
                .map(allele -> functions.get(allele.getKey()))
                .filter(Objects::nonNull)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    @Nullable
    String activity(String allele) {
        String value = activities.get(allele);
        return value == null || value.equals(NO_SCORE) ? null : value;
    }
}
