package org.sinew.cohort;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.term.Similarity;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * How well a patient's observed phenotypic features match given terms; information content is counted over all patients
 * who have any (Köhler et al., Am J Hum Genet 85, 2009: the one-sided best-match average).
 */
final class Likeness {

    private final Terminology terminology;
    private final Timelines timelines;
    private @Nullable Similarity similarity;

    Likeness(Terminology terminology, Timelines timelines) {
        this.terminology = terminology;
        this.timelines = timelines;
    }

    @SuppressWarnings("ReferenceEquality") // a new terminology or state is a new object
    boolean isOf(Terminology asked, Timelines state) {
        return terminology == asked && timelines == state;
    }

    private synchronized Similarity similarity() {
        Similarity known = similarity;
        if (known == null) {
            known = Similarity.of(terminology, everybody());
            similarity = known;
        }
        return known;
    }

    private Collection<Set<TermId>> everybody() {
        Events events = timelines.events(EventKind.PHENOTYPIC_FEATURE, TermSet.all(), null);
        List<Set<TermId>> all = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (i == 0 || events.patient(i) != events.patient(i - 1)) {
                all.add(new LinkedHashSet<>());
            }
            if (!events.flavour(i).isNegated()) {
                all.getLast().addAll(events.code(i).ids());
            }
        }
        return all;
    }

    /** Those of {@code among} whose match is {@code atLeast} or better. */
    long[] find(Timelines state, Shard shard, List<TermId> terms, double atLeast, long[] among) {
        if (atLeast <= 0) {
            return among.clone();
        }
        RoaringBitmap asked = new RoaringBitmap();
        for (int local = Bits.next(among, 0); local >= 0; local = Bits.next(among, local + 1)) {
            asked.add(shard.number(local));
        }
        Events events = state.events(EventKind.PHENOTYPIC_FEATURE, TermSet.all(), asked);
        long[] found = new long[among.length];
        for (int i = 0; i < events.size(); ) {
            Set<TermId> features = new LinkedHashSet<>();
            int patient = events.patient(i);
            for (; i < events.size() && events.patient(i) == patient; i++) {
                if (!events.flavour(i).isNegated()) {
                    features.addAll(events.code(i).ids());
                }
            }
            if (match(terms, features) >= atLeast) {
                Bits.set(found, shard.local(patient));
            }
        }
        return found;
    }

    private double match(List<TermId> terms, Set<TermId> features) {
        Similarity similar = similarity();
        double sum = 0;
        for (TermId term : terms) {
            double own = similar.informationContent(term).orElse(0.0);
            double best = features.stream()
                    .mapToDouble(f -> similar.resnik(term, f))
                    .max()
                    .orElse(0);
            sum += features.contains(term) ? 1 : own == 0 ? 0 : Math.min(1, best / own);
        }
        return sum / terms.size();
    }
}
