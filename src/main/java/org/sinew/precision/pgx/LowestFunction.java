package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.pgx.GeneCall.Origin;
import org.sinew.precision.pgx.Observed.At;

/**
 * DPYD and RYR1: every variant found is listed, and the one with the lowest function of each strand counts; where the
 * strands are unknown, the two with the lowest function.
 *
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/29152729/">CPIC guideline for fluoropyrimidines and DPYD, PMID 29152729</a>
 * @see <a href="https://pharmcat.clinpgx.org/methods/Gene-Definition-Exceptions">PharmCAT, Gene Definition Exceptions</a>
 */
final class LowestFunction {

    static final Set<String> GENES = Set.of("DPYD", "RYR1");

    private static final String INTRONIC = "rs75017182";
    private static final String EXONIC = "rs56038477";

    private final AlleleDefinition definition;
    private final Observed observed;
    private final Optional<PhenotypeTable> table;
    private final List<Note> notes;

    private LowestFunction(Observed observed, Optional<PhenotypeTable> table) {
        this.observed = observed;
        this.definition = observed.definition();
        this.table = table;
        this.notes = new ArrayList<>(observed.notes());
    }

    static GeneCall call(Observed observed, Optional<PhenotypeTable> table) {
        return new LowestFunction(observed, table).call();
    }

    private GeneCall call() {
        boolean phased = observed.isEffectivelyPhased();
        String standard = definition.alleles().getFirst().name();
        List<Diplotype> calls =
                observed.seen().isEmpty() ? List.of() : List.of(phased ? strands(standard) : list(standard));
        return new GeneCall(
                definition.gene(),
                calls.isEmpty() ? Origin.NOT_CALLED : Origin.LOWEST_FUNCTION,
                calls,
                List.of(),
                phased,
                definition.positions().size(),
                List.copyOf(observed.missing()),
                List.of(),
                notes,
                definition.version());
    }

    private Diplotype strands(String standard) {
        List<NamedAllele> first = found(at -> at.first());
        List<NamedAllele> second = found(at -> at.second() == null ? at.first() : at.second());
        return ordered(
                written(first, standard),
                written(second, standard),
                List.of(lowest(first, 0, standard), lowest(second, 0, standard)));
    }

    private static Diplotype ordered(String first, String second, List<String> functional) {
        boolean inOrder = AlleleNames.ORDER.compare(first, second) <= 0;
        return new Diplotype(inOrder ? first : second, inOrder ? second : first, 0, functional);
    }

    private static String written(List<NamedAllele> alleles, String standard) {
        List<String> names = alleles.stream().map(NamedAllele::name).toList();
        return switch (names.size()) {
            case 0 -> standard;
            case 1 -> names.getFirst();
            default -> "[" + String.join(" + ", names) + "]";
        };
    }

    /** The strands are unknown: all variants, those on both strands twice. */
    private Diplotype list(String standard) {
        List<NamedAllele> any = new ArrayList<>(found(null));
        List<NamedAllele> both = found(at -> at.isHeterozygous() ? null : at.first());
        List<NamedAllele> all = new ArrayList<>(any);
        all.addAll(both);
        List<String> names =
                all.stream().map(NamedAllele::name).sorted(AlleleNames.ORDER).toList();
        List<String> functional = List.of(lowest(all, 0, standard), lowest(all, 1, standard));
        notes.add(Note.of("strands-unknown", String.join(", ", names)));
        return ordered(functional.getFirst(), functional.get(1), functional);
    }

    private String lowest(List<NamedAllele> alleles, int rank, String standard) {
        return alleles.stream()
                .sorted(Comparator.comparingDouble(this::function).thenComparing(NamedAllele::name, AlleleNames.ORDER))
                .skip(rank)
                .findFirst()
                .map(NamedAllele::name)
                .orElse(standard);
    }

    /** Lower is worse. Without a score, by what the function is called. */
    private double function(NamedAllele allele) {
        String score = table.map(t -> t.activity(allele.name())).orElse(null);
        if (score != null) {
            return Double.parseDouble(score);
        }
        String function = table.map(t -> t.function(allele.name())).orElse("");
        if (function.startsWith("Malignant") || function.startsWith("No function")) {
            return 0;
        }
        return function.startsWith("Decreased") ? 0.5 : function.startsWith("Uncertain") ? 0.75 : 1;
    }

    /** Alleles all of whose changes are there, without those that are part of a greater one that is there too. */
    private List<NamedAllele> found(@Nullable Strand strand) {
        List<NamedAllele> there = definition.alleles().stream()
                .filter(a -> !a.reference()
                        && !definition.ignored().contains(a.name())
                        && changes(a).length > 0
                        && isThere(a, strand))
                .toList();
        return there.stream()
                .filter(a -> there.stream().noneMatch(b -> isPart(a, b)))
                .toList();
    }

    private boolean isPart(NamedAllele a, NamedAllele b) {
        int[] mine = changes(a);
        return changes(b).length > mine.length
                && IntStream.of(mine)
                        .allMatch(i -> String.valueOf(a.cells().get(i))
                                .equals(b.cells().get(i)));
    }

    private static int[] changes(NamedAllele allele) {
        return IntStream.range(0, allele.cells().size())
                .filter(i -> allele.cells().get(i) != null)
                .toArray();
    }

    private boolean isThere(NamedAllele allele, @Nullable Strand strand) {
        int[] changes = changes(allele);
        if (allele.name().contains("HapB3")) {
            return isHapB3(allele, changes, strand);
        }
        return IntStream.of(changes).allMatch(i -> shows(allele, i, strand));
    }

    /** The intronic variant decides; the exonic one, in high linkage with it, only where the intronic one is missing. */
    private boolean isHapB3(NamedAllele allele, int[] changes, @Nullable Strand strand) {
        Linked pair = new Linked(index(changes, INTRONIC), index(changes, EXONIC));
        if (pair.intronic() >= 0 && isSeen(pair.intronic())) {
            return shows(allele, pair.intronic(), strand)
                    && (pair.exonic() < 0 || !isSeen(pair.exonic()) || shows(allele, pair.exonic(), strand));
        }
        if (pair.exonic() >= 0 && shows(allele, pair.exonic(), strand)) {
            Note note = Note.of("hapb3", EXONIC, INTRONIC);
            if (!notes.contains(note)) {
                notes.add(note);
            }
            return true;
        }
        return false;
    }

    private record Linked(int intronic, int exonic) {}

    private int index(int[] changes, String rsid) {
        return IntStream.of(changes)
                .filter(i -> rsid.equals(definition.positions().get(i).rsid()))
                .findFirst()
                .orElse(-1);
    }

    private boolean isSeen(int index) {
        return observed.seen().stream().anyMatch(at -> at.index() == index);
    }

    private boolean shows(NamedAllele allele, int index, @Nullable Strand strand) {
        String cell = allele.expected().get(index);
        for (At at : observed.seen()) {
            if (at.index() == index) {
                if (strand == null) {
                    return NamedAllele.fits(cell, at.first())
                            || (at.second() != null && NamedAllele.fits(cell, at.second()));
                }
                String base = strand.of(at);
                return base != null && NamedAllele.fits(cell, base);
            }
        }
        return false;
    }

    /** The base of a strand at a position, absent where it cannot be told. */
    @FunctionalInterface
    private interface Strand {
        @Nullable
        String of(At at);
    }
}
