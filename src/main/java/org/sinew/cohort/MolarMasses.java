package org.sinew.cohort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.sinew.term.TermId;

/** Grams in a mole of what a code measures, from {@code ontology/molar-masses.tsv}, which names the source of each. */
final class MolarMasses {

    private static final String TABLE = "/ontology/molar-masses.tsv";

    private static final class Known {
        private static final Map<TermId, Double> BY_CODE = read();
    }

    private MolarMasses() {}

    private static Map<TermId, Double> read() {
        Map<TermId, Double> read = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(MolarMasses.class.getResourceAsStream(TABLE));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> read.put(TermId.parse(cells[0]), Double.valueOf(cells[2])));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        return Map.copyOf(read);
    }

    /** Of one code with these ids. */
    static OptionalDouble of(Collection<TermId> ids) {
        return ids.stream()
                .filter(Known.BY_CODE::containsKey)
                .mapToDouble(id -> Known.BY_CODE.getOrDefault(id, Double.NaN))
                .findFirst();
    }

    /** Of all these codes; empty where one is not known, or where they measure different things. */
    static OptionalDouble ofAll(List<EventCode> codes) {
        Set<Double> found =
                codes.stream().map(code -> of(code.ids()).orElse(Double.NaN)).collect(Collectors.toSet());
        double only = found.size() == 1 ? found.iterator().next() : Double.NaN;
        return Double.isNaN(only) ? OptionalDouble.empty() : OptionalDouble.of(only);
    }
}
