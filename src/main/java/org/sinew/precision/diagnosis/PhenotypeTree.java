package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** The phenotype ontology as arrays: each term's number, and the numbers of what it implies. */
final class PhenotypeTree {

    private static final TermId ROOT = TermId.parse("HP:0000001");

    private static final TermId ABNORMALITY = TermId.parse("HP:0000118");

    /** Whoever has anything has these. */
    private static final Set<TermId> ANYTHING = Set.of(ROOT, ABNORMALITY);

    private final Terminology terminology;
    private final TermId[] ids;
    private final Map<TermId, Integer> numbers;
    private final int[][] above;

    private PhenotypeTree(Terminology terminology, TermId[] ids, Map<TermId, Integer> numbers, int[][] above) {
        this.terminology = terminology;
        this.ids = ids;
        this.numbers = numbers;
        this.above = above;
    }

    static PhenotypeTree of(Terminology terminology) {
        List<TermId> all = new ArrayList<>();
        if (terminology.find(ROOT).isPresent()) {
            all.add(ROOT);
            terminology.descendants(ROOT).stream().sorted().forEach(all::add);
        }
        Map<TermId, Integer> numbers = HashMap.newHashMap(all.size());
        all.forEach(id -> numbers.put(id, numbers.size()));
        int[][] above = new int[all.size()][];
        for (int term = 0; term < above.length; term++) {
            above[term] = implied(terminology.ancestors(all.get(term)), term, numbers);
        }
        return new PhenotypeTree(terminology, all.toArray(TermId[]::new), numbers, above);
    }

    private static int[] implied(List<TermId> ancestors, int self, Map<TermId, Integer> numbers) {
        int[] found = new int[ancestors.size() + 1];
        int count = 0;
        found[count++] = self;
        for (TermId ancestor : ancestors) {
            Integer number = numbers.get(ancestor);
            if (number != null) {
                found[count++] = number;
            }
        }
        return Arrays.copyOf(found, count);
    }

    int size() {
        return ids.length;
    }

    TermId id(int term) {
        return ids[term];
    }

    /** The number of the term that the id stands for today, or -1 when it is no phenotype. */
    int number(TermId id) {
        Integer direct = numbers.get(id);
        if (direct != null) {
            return direct;
        }
        return terminology
                .find(id)
                .map(term -> numbers.getOrDefault(term.id(), -1))
                .orElse(-1);
    }

    /** Whether a patient can have it: not an inheritance, an onset or a frequency. */
    boolean isAbnormality(int term) {
        return implies(term, number(ABNORMALITY));
    }

    /** Whether a patient can have what the id stands for today. */
    static boolean isAbnormality(TermId id, Terminology terminology) {
        return terminology.isA(id, ABNORMALITY);
    }

    /** Whether the term only says that there is something. */
    boolean isAnything(int term) {
        return ANYTHING.contains(ids[term]);
    }

    /** The term itself first, then all that it is a kind of. */
    int[] implied(int term) {
        return above[term];
    }

    /** Reflexive. */
    boolean implies(int term, int general) {
        for (int each : above[term]) {
            if (each == general) {
                return true;
            }
        }
        return false;
    }
}
