package org.sinew.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Pairs of terms to compare, the same ones for a seed: half are a term and one of its ancestors, half any two terms. */
record Pairs(List<TermId> first, List<TermId> second) {

    static Pairs draw(Terminology terminology, List<TermId> live, int count, long seed) {
        Random random = new Random(seed);
        List<TermId> first = new ArrayList<>();
        List<TermId> second = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TermId term = live.get(random.nextInt(live.size()));
            List<TermId> ancestors = i % 2 == 0 ? terminology.ancestors(term) : live;
            List<TermId> others = ancestors.isEmpty() ? live : ancestors;
            first.add(term);
            second.add(others.get(random.nextInt(others.size())));
        }
        return new Pairs(first, second);
    }

    int size() {
        return first.size();
    }
}
