package org.sinew.cohort;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Expanded term expressions, kept as long as the terminology serves. Safe for use by many threads. */
final class TermSets {

    private static final int KEPT = 2_000;

    private record State(Terminology terminology, Map<String, TermSet> sets) {}

    private volatile State state = new State(Terminology.empty(), new ConcurrentHashMap<>());

    TermSet expand(String expression, String path, Terminology terminology, Predicate<TermId> inData, Library library) {
        Map<String, TermSet> sets = setsOf(terminology);
        TermSet known = expression.contains("^") ? null : sets.get(expression);
        if (known != null) {
            return known;
        }
        TermSet expanded = TermExpression.expand(
                expression,
                path,
                terminology,
                inData,
                name -> library.conceptSet(name).orElse(null));
        if (sets.size() >= KEPT) {
            sets.clear();
        }
        sets.put(expression, expanded);
        return expanded;
    }

    @SuppressWarnings("ReferenceEquality") // a new terminology is a new object
    private Map<String, TermSet> setsOf(Terminology terminology) {
        State now = state;
        if (now.terminology() != terminology) {
            now = new State(terminology, new ConcurrentHashMap<>());
            state = now;
        }
        return now.sets();
    }
}
