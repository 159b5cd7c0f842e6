package org.sinew.atlas;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How often a phenotype shows, as a share.
 *
 * @see <a href="https://hpo.jax.org/browse/term/HP:0040279">HPO, Frequency</a>: of a class the middle of its range
 */
final class Frequency {

    private static final Map<String, Double> CLASSES = Map.of(
            "HP:0040280", 1.0,
            "HP:0040281", 0.895,
            "HP:0040282", 0.545,
            "HP:0040283", 0.17,
            "HP:0040284", 0.025,
            "HP:0040285", 0.0);

    private static final Pattern FRACTION = Pattern.compile("\\s*(\\d+)\\s*/\\s*(\\d+)\\s*");
    private static final Pattern PERCENT = Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*%\\s*");

    private Frequency() {}

    /**
     * Of several statements one share: patients counted outweigh classes, so those of different {@code n/m} are pooled where
     * there are any; else the largest.
     */
    static OptionalDouble pooled(Collection<KnowledgeEvidence> said) {
        long shown = 0;
        long all = 0;
        Set<String> counts = said.stream()
                .filter(each -> !each.negated())
                .map(KnowledgeEvidence::frequency)
                .filter(Objects::nonNull)
                .map(String::strip)
                .collect(Collectors.toSet());
        for (String each : counts) {
            Matcher fraction = FRACTION.matcher(each);
            if (fraction.matches() && share(each).isPresent()) {
                shown += Long.parseLong(fraction.group(1));
                all += Long.parseLong(fraction.group(2));
            }
        }
        return all > 0
                ? OptionalDouble.of((double) shown / all)
                : said.stream()
                        .map(KnowledgeEvidence::share)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .max();
    }

    /** Empty for what is neither a class, {@code n/m} nor a percentage. */
    static Optional<Double> share(String text) {
        Double known = CLASSES.get(text.strip());
        if (known != null) {
            return Optional.of(known);
        }
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches() && Long.parseLong(fraction.group(2)) > 0) {
            double share = Double.parseDouble(fraction.group(1)) / Double.parseDouble(fraction.group(2));
            return share <= 1 ? Optional.of(share) : Optional.empty();
        }
        Matcher percent = PERCENT.matcher(text);
        return percent.matches()
                ? Optional.of(Double.parseDouble(percent.group(1)) / 100).filter(share -> share <= 1)
                : Optional.empty();
    }
}
