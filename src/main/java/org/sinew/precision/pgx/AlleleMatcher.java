package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.pgx.GeneCall.Origin;
import org.sinew.precision.pgx.Observed.At;

/*
 * Diplotypes from genotypes.
 *
 * A named allele says at each position which bases it may have; blank cells are the reference's. A diplotype fits when the
 * sample's two strands can be divided between its two alleles. The published method [1, 2] writes out every sequence that
 * the unphased genotypes allow, 2^h for h heterozygous positions, and keeps the pairs of complementary sequences that both
 * match an allele. The positions are independent, though, except where phasing ties them: so a pair of alleles fits exactly
 * when in every phase block (a single position, if unphased) one of the two orientations puts a permitted base on each.
 * That needs no sequences: with n alleles that fit at all and p positions it is O(n² p), also for a sample that is
 * heterozygous everywhere. A test holds it against writing out all sequences.
 *
 * Score [1]: the number of an allele's own cells at positions that the sample has; a wobble cell (IUPAC code) counts only
 * if it took a base other than the reference. A block gives the better of its orientations. Missing positions are left out
 * of every allele; an allele with none left cannot be told. The reference allele owns all cells, so that common alleles
 * win over pairs of rare ones that together explain the same bases. The diplotypes with the highest score are the call,
 * all of them if several tie; the others are kept beside them.
 *
 * 1. Sangkuhl K, et al. Pharmacogenomics Clinical Annotation Tool (PharmCAT). Clin Pharmacol Ther 2020;107:203-210.
 *    PMID 31306493. "Named Allele Matcher 101", https://pharmcat.clinpgx.org/methods/NamedAlleleMatcher-101
 * 2. Gaedigk A, et al. The Pharmacogene Variation (PharmVar) Consortium. Clin Pharmacol Ther 2018;103:399-401.
 *    PMID 29134625.
 */
final class AlleleMatcher {

    private final AlleleDefinition definition;
    private final Observed observed;
    private final List<List<At>> blocks;
    private final List<NamedAllele> undecidable = new ArrayList<>();

    private AlleleMatcher(Observed observed) {
        this.observed = observed;
        this.definition = observed.definition();
        this.blocks = observed.blocks();
    }

    static GeneCall call(Observed observed) {
        return new AlleleMatcher(observed).call();
    }

    private GeneCall call() {
        List<NamedAllele> fitting = fitting();
        List<Diplotype> all = observed.isBlocked() || !observed.halfCalled().isEmpty()
                ? List.of()
                : observed.isHaploid() ? singles(fitting) : pairs(fitting);
        List<Note> notes = new ArrayList<>(observed.notes());
        observed.halfCalled().forEach(p -> notes.add(Note.of("half-called", p.label())));
        int best = all.isEmpty() ? 0 : all.getFirst().score();
        List<Diplotype> top = all.stream().filter(d -> d.score() == best).toList();
        List<Diplotype> chosen = prioritised(all, top, notes);
        return new GeneCall(
                definition.gene(),
                chosen.isEmpty() ? Origin.NOT_CALLED : Origin.MATCHED,
                chosen,
                all.stream().filter(d -> !chosen.contains(d)).toList(),
                observed.isEffectivelyPhased(),
                definition.positions().size(),
                List.copyOf(observed.missing()),
                undecidable.stream().map(NamedAllele::name).toList(),
                notes,
                definition.version());
    }

    /** Of equally possible unphased diplotypes the one that populations show, if the definitions say which. */
    private List<Diplotype> prioritised(List<Diplotype> all, List<Diplotype> top, List<Note> notes) {
        if (observed.isEffectivelyPhased()) {
            return top;
        }
        Set<String> names = all.stream().map(Diplotype::name).collect(Collectors.toSet());
        for (AlleleDefinition.Priority priority : definition.priorities()) {
            if (names.containsAll(priority.diplotypes())) {
                notes.add(
                        Note.of("unphased", String.join(", ", new TreeSet<>(priority.diplotypes())), priority.pick()));
                return all.stream()
                        .filter(d -> d.name().equals(priority.pick()))
                        .toList();
            }
        }
        return top;
    }

    /** Alleles with a cell left, of which each base can be found in the sample. */
    private List<NamedAllele> fitting() {
        List<NamedAllele> fitting = new ArrayList<>();
        for (NamedAllele allele : definition.alleles()) {
            if (definition.ignored().contains(allele.name())) {
                continue;
            }
            if (observed.seen().stream().allMatch(at -> allele.cells().get(at.index()) == null)) {
                undecidable.add(allele);
            } else if (observed.seen().stream().allMatch(at -> couldHave(allele, at))) {
                fitting.add(allele);
            }
        }
        return fitting;
    }

    private boolean couldHave(NamedAllele allele, At at) {
        return fits(allele, at.index(), at.first()) || fits(allele, at.index(), at.second());
    }

    private boolean fits(NamedAllele allele, int index, @Nullable String base) {
        return base != null && NamedAllele.fits(allele.expected().get(index), base);
    }

    private List<Diplotype> singles(List<NamedAllele> fitting) {
        return fitting.stream()
                .map(a -> Diplotype.of(
                        a.name(),
                        null,
                        observed.seen().stream()
                                .mapToInt(at -> points(a, at.index(), at.first()))
                                .sum()))
                .sorted(Comparator.comparingInt(Diplotype::score).reversed())
                .toList();
    }

    private List<Diplotype> pairs(List<NamedAllele> fitting) {
        List<Diplotype> pairs = new ArrayList<>();
        for (int i = 0; i < fitting.size(); i++) {
            for (int j = i; j < fitting.size(); j++) {
                NamedAllele one = fitting.get(i);
                NamedAllele two = fitting.get(j);
                score(one, two).ifPresent(score -> pairs.add(named(one, two, score)));
            }
        }
        pairs.sort(Comparator.comparingInt(Diplotype::score)
                .reversed()
                .thenComparing(d -> d.first(), AlleleNames.ORDER)
                .thenComparing(d -> String.valueOf(d.second()), AlleleNames.ORDER));
        return pairs;
    }

    private static Diplotype named(NamedAllele one, NamedAllele two, int score) {
        boolean inOrder = AlleleNames.ORDER.compare(one.name(), two.name()) <= 0;
        return Diplotype.of(inOrder ? one.name() : two.name(), inOrder ? two.name() : one.name(), score);
    }

    private OptionalInt score(NamedAllele one, NamedAllele two) {
        int sum = 0;
        for (List<At> block : blocks) {
            int straight = score(block, one, two);
            int crossed = score(block, two, one);
            if (straight < 0 && crossed < 0) {
                return OptionalInt.empty();
            }
            sum += Math.max(straight, crossed);
        }
        return OptionalInt.of(sum);
    }

    /** Points with {@code one} on the first strand, or -1 when that cannot be. */
    private int score(List<At> block, NamedAllele one, NamedAllele two) {
        int sum = 0;
        for (At at : block) {
            String second = at.second() == null ? at.first() : at.second();
            if (!fits(one, at.index(), at.first()) || !fits(two, at.index(), second)) {
                return -1;
            }
            sum += points(one, at.index(), at.first()) + points(two, at.index(), second);
        }
        return sum;
    }

    private int points(NamedAllele allele, int index, String base) {
        String cell = allele.cells().get(index);
        boolean idle = NamedAllele.isWobble(cell)
                && base.equals(definition.positions().get(index).reference());
        return cell == null || idle ? 0 : 1;
    }
}
