package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.Genotype;
import org.sinew.genome.SampleGenotypes;
import org.sinew.genome.SampleGenotypes.Remark;
import org.sinew.genome.Site;

/** What a sample shows at the positions of one gene, in the alleles of the gene's table. */
final class Observed {

    /**
     * Genes whose defined variants decide about toxicity: an undocumented variant there counts as reference, so that it
     * does not hide a defined one (PharmCAT, Named Allele Matcher 101, "Undocumented Variations").
     */
    private static final Set<String> UNDOCUMENTED_IS_REFERENCE =
            Set.of("CACNA1S", "DPYD", "G6PD", "NUDT15", "RYR1", "TPMT");

    /**
     * @param index of the position in the table
     * @param first allele on the first strand, if the block is phased
     * @param second the other, absent on a haploid contig
     * @param block positions of one block keep their order; an unphased heterozygous position is a block alone
     */
    record At(int index, String first, @Nullable String second, String block) {

        boolean isHeterozygous() {
            return second != null && !second.equals(first);
        }
    }

    private final AlleleDefinition definition;
    private final List<At> seen = new ArrayList<>();
    private final List<Position> missing = new ArrayList<>();
    private final List<Position> undocumented = new ArrayList<>();
    private final List<Position> halfCalled = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    private Observed(AlleleDefinition definition) {
        this.definition = definition;
    }

    static Observed of(AlleleDefinition definition, SampleGenotypes sample) {
        Map<Site, Genotype> genotypes = sample.genotypes();
        Observed observed = new Observed(definition);
        sample.remarks().forEach(observed::remark);
        for (int i = 0; i < definition.positions().size(); i++) {
            Position position = definition.positions().get(i);
            Genotype genotype = genotypes.get(position.site());
            if (genotype == null || genotype.alleles().isEmpty()) {
                observed.missing.add(position);
            } else {
                observed.add(i, position, genotype);
            }
        }
        return observed;
    }

    private void remark(Remark remark) {
        definition.positions().stream()
                .filter(position -> position.site().equals(remark.site()))
                .forEach(position -> notes.add(
                        switch (remark.kind()) {
                            case MORE_ALLELES -> Note.of("more-alleles", position.label(), remark.site());
                            case SECOND_RECORD -> Note.of("second-record", position.label(), remark.site());
                            case FAILED_FILTER ->
                                Note.of("failed-filter", position.label(), remark.site(), remark.what());
                            case CONTRADICTION -> Note.of("contradiction", position.label());
                        }));
    }

    private void add(int index, Position position, Genotype genotype) {
        List<String> alleles = genotype.alleles().stream()
                .map(a -> allele(position, genotype, a))
                .toList();
        if (!genotype.isCalled()) {
            boolean variant =
                    alleles.stream().anyMatch(a -> !a.equals(Genotype.UNKNOWN) && !a.equals(position.reference()));
            (variant ? halfCalled : missing).add(position);
            return;
        }
        if (genotype.isSymbolic()) {
            notes.add(Note.of("symbolic", position.label(), genotype.site()));
            missing.add(position);
            return;
        }
        if (alleles.stream().allMatch(position::documents)) {
            put(index, alleles, genotype);
        } else {
            undocumented(index, position, alleles, genotype);
        }
    }

    private void undocumented(int index, Position position, List<String> alleles, Genotype genotype) {
        undocumented.add(position);
        boolean tolerated = UNDOCUMENTED_IS_REFERENCE.contains(definition.gene());
        notes.add(Note.of(
                tolerated ? "undefined-tolerated" : "undefined",
                position.label(),
                String.join("/", alleles),
                definition.gene()));
        if (tolerated) {
            put(
                    index,
                    alleles.stream()
                            .map(a -> position.documents(a) ? a : position.reference())
                            .toList(),
                    genotype);
        }
    }

    private void put(int index, List<String> alleles, Genotype genotype) {
        String block = genotype.phased() ? "set " + genotype.phaseSet() : "alone " + index;
        seen.add(new At(index, alleles.getFirst(), alleles.size() > 1 ? alleles.get(1) : null, block));
    }

    /** The allele in the table's terms: both descriptions start at the same base, and may end at different ones. */
    static String allele(Position position, Genotype genotype, String allele) {
        if (genotype.block()) {
            return allele.equals(Genotype.UNKNOWN) ? allele : position.reference();
        }
        String upper = allele.toUpperCase(java.util.Locale.ROOT);
        String given = genotype.reference().toUpperCase(java.util.Locale.ROOT);
        String own = position.reference();
        if (allele.equals(Genotype.UNKNOWN) || given.equals(own)) {
            return upper;
        }
        if (given.startsWith(own)) {
            String tail = given.substring(own.length());
            return upper.endsWith(tail) ? upper.substring(0, upper.length() - tail.length()) : upper;
        }
        return own.startsWith(given) ? upper + own.substring(given.length()) : upper;
    }

    AlleleDefinition definition() {
        return definition;
    }

    List<At> seen() {
        return seen;
    }

    List<Position> missing() {
        return missing;
    }

    List<Position> halfCalled() {
        return halfCalled;
    }

    List<Note> notes() {
        return notes;
    }

    /** Whether an undocumented variant forbids a call. */
    boolean isBlocked() {
        return !undocumented.isEmpty() && !UNDOCUMENTED_IS_REFERENCE.contains(definition.gene());
    }

    boolean isHaploid() {
        return !seen.isEmpty() && seen.stream().allMatch(at -> at.second() == null);
    }

    /** The positions by block; homozygous ones stand alone, for their order says nothing. */
    List<List<At>> blocks() {
        Map<String, List<At>> blocks = new HashMap<>();
        for (At at : seen) {
            String block = at.isHeterozygous() ? at.block() : "alone " + at.index();
            blocks.computeIfAbsent(block, b -> new ArrayList<>()).add(at);
        }
        return List.copyOf(blocks.values());
    }

    /** Whether one block holds all heterozygous positions, so that the strands are known. */
    boolean isEffectivelyPhased() {
        return seen.stream()
                        .filter(At::isHeterozygous)
                        .map(At::block)
                        .distinct()
                        .count()
                <= 1;
    }
}
