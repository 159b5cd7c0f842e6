package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Copies of a gene side by side on one chromosome, as PharmVar writes them: {@code *1x2}, {@code *36+*10}, {@code *68x2+*4}.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/37669183/">PMID 37669183</a>
 */
record GeneCopies(List<Copies> parts) {

    /** @param number of copies, 0 if it is not known; {@code atLeast} for {@code x≥3} */
    record Copies(String allele, int number, boolean atLeast) {

        /** An activity value of one copy, times the copies. */
        String times(String value) {
            if (!value.matches("≥?\\d+(\\.\\d+)?")) {
                return value;
            }
            boolean open = atLeast || value.startsWith("≥");
            double product = number * Double.parseDouble(value.replace("≥", ""));
            return (open && product > 0 ? "≥" : "") + product;
        }

        String name() {
            return allele + (number == 0 ? "xN" : number == 1 ? "" : (atLeast ? "x≥" : "x") + number);
        }
    }

    private static final Pattern PART = Pattern.compile("(\\*\\w+?(?:\\.\\d{3})?)(?:[xX](≥|>=)?(\\d{1,2}|[nN]))?");

    /** From how many copies on CPIC's tables have one name for all. */
    private static final int MANY = 3;

    /** Nothing for one copy of one allele. */
    static Optional<GeneCopies> parse(String name) {
        List<Copies> parts = new ArrayList<>();
        for (String part : name.split("\\s*\\+\\s*", -1)) {
            Matcher m = PART.matcher(part.strip());
            if (!m.matches() || "0".equals(m.group(3))) {
                return Optional.empty();
            }
            int number = m.group(3) == null ? 1 : m.group(3).equalsIgnoreCase("n") ? 0 : Integer.parseInt(m.group(3));
            parts.add(new Copies(m.group(1), number, m.group(2) != null));
        }
        boolean isPlain = parts.size() == 1 && parts.getFirst().number() == 1;
        return isPlain ? Optional.empty() : Optional.of(new GeneCopies(List.copyOf(parts)));
    }

    GeneCopies named(UnaryOperator<String> names) {
        return new GeneCopies(parts.stream()
                .map(part -> new Copies(names.apply(part.allele()), part.number(), part.atLeast()))
                .toList());
    }

    String name() {
        return joined("+");
    }

    private String joined(String plus) {
        return parts.stream().map(Copies::name).collect(Collectors.joining(plus));
    }

    /** How tables may write it: with or without spaces, three and more copies as one. */
    Stream<String> spellings() {
        Copies first = parts.getFirst();
        boolean isMany = parts.size() == 1 && first.number() >= MANY;
        return Stream.concat(
                Stream.of(joined("+"), joined(" + ")),
                isMany ? Stream.of(new Copies(first.allele(), MANY, true).name()) : Stream.of());
    }

    boolean isOfUnknownNumber() {
        return parts.stream().anyMatch(part -> part.number() == 0);
    }
}
