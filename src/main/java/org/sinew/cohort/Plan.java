package org.sinew.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Criterion.Span;
import org.sinew.term.TermId;

/** A criterion with every name resolved: what shards evaluate. */
sealed interface Plan {

    /** How many events it looks at, about. */
    long cost();

    record Matching(PatternPlan pattern) implements Plan {
        @Override
        public long cost() {
            return pattern.cost();
        }
    }

    /** @param born and the other days as epoch days */
    record Traits(
            Criterion.Patient of,
            @Nullable Days born,
            @Nullable Integer on,
            @Nullable Days observed,
            long cost) implements Plan {}

    record All(List<Plan> of, long cost) implements Plan {}

    record Any(List<Plan> of, long cost) implements Plan {}

    record None(Plan of) implements Plan {
        @Override
        public long cost() {
            return of.cost();
        }
    }

    record Some(int count, List<Plan> of, long cost) implements Plan {}

    /** @param gaps one fewer than patterns */
    record Chain(List<PatternPlan> patterns, List<Span> gaps, long cost) implements Plan {}

    record Pair(
            PatternPlan left,
            Criterion.Relation relation,
            PatternPlan right,
            @Nullable Span gap,
            long cost) implements Plan {}

    record From(PatternPlan index, Plan that, @Nullable Leaving exit, long cost) implements Plan {}

    /** {@link Criterion.Exit}, resolved. */
    record Leaving(@Nullable Integer days, @Nullable PatternPlan era, List<PatternPlan> censor) {}

    /** {@link Criterion.Relative}, until it is known who satisfies {@code that}. */
    record Kindred(Plan that, Criterion.Relative of) implements Plan {
        @Override
        public long cost() {
            return that.cost();
        }
    }

    /** @param maybe for whom it is true or unknown */
    record These(RoaringBitmap patients, RoaringBitmap maybe) implements Plan {

        These(RoaringBitmap patients) {
            this(patients, patients);
        }

        @Override
        public long cost() {
            return 0;
        }
    }

    record Alike(List<TermId> terms, double atLeast, Likeness likeness, long cost) implements Plan {}

    /** Epoch days, both included. */
    record Days(int from, int to) {}
}
