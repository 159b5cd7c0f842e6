package org.sinew.term;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what makes a release unfit to serve: duplicate ids, parents that nobody defines, cycles. */
final class OntologyCheck {

    private OntologyCheck() {}

    static List<Diagnostic> of(List<Term> terms, List<Term> mentions) {
        List<Diagnostic> found = new ArrayList<>();
        Map<TermId, Integer> numbers = new HashMap<>();
        for (Term term : terms) {
            if (numbers.putIfAbsent(term.id(), numbers.size()) != null) {
                found.add(error(Diagnostic.Problem.DUPLICATE_ID, term.id(), "the id is defined twice in this release"));
            }
        }
        Set<TermId> own = new HashSet<>(numbers.keySet());
        mentions.forEach(m -> numbers.putIfAbsent(m.id(), numbers.size()));
        for (Term term : terms) {
            for (TermId parent : term.parents()) {
                if (!numbers.containsKey(parent)) {
                    found.add(missing(term, parent));
                }
            }
        }
        List<Term> all = new ArrayList<>(terms);
        mentions.stream().filter(m -> !own.contains(m.id())).forEach(all::add);
        found.addAll(cycles(all, numbers, own));
        return found;
    }

    private static Diagnostic missing(Term term, TermId parent) {
        if (term.id().prefix().equals(parent.prefix())) {
            return error(
                    Diagnostic.Problem.MISSING_PARENT,
                    term.id(),
                    "its parent " + parent + " is not defined in this release");
        }
        return new Diagnostic(
                Diagnostic.Severity.WARNING,
                Diagnostic.Problem.MISSING_PARENT,
                term.id().toString(),
                "its parent " + parent + " belongs to another source and is not part of this release");
    }

    private static List<Diagnostic> cycles(List<Term> terms, Map<TermId, Integer> numbers, Set<TermId> own) {
        IntArray from = new IntArray();
        IntArray to = new IntArray();
        for (Term term : terms) {
            Integer child = numbers.get(term.id());
            for (TermId parent : term.parents()) {
                Integer above = numbers.get(parent);
                if (child != null && above != null) {
                    from.add(child);
                    to.add(above);
                }
            }
        }
        TopDown order =
                new TopDown(Adjacency.withOrigins(numbers.size(), from.trimmed(), to.trimmed()), numbers.size());
        if (order.cycles().isEmpty()) {
            return List.of();
        }
        TermId[] ids = new TermId[numbers.size()];
        numbers.forEach((id, number) -> ids[number] = id);
        return order.cycles().stream()
                .map(cycle -> {
                    boolean concernsOwn = cycle.stream().anyMatch(n -> own.contains(ids[n]));
                    return cycle(concernsOwn, describe(cycle, ids), ids[cycle.getFirst()]);
                })
                .toList();
    }

    /** A cycle among imported terms only is another source's fault: the release can serve without its last edge. */
    static Diagnostic cycle(boolean concernsOwn, String description, TermId first) {
        return new Diagnostic(
                concernsOwn ? Diagnostic.Severity.ERROR : Diagnostic.Severity.WARNING,
                Diagnostic.Problem.CYCLE,
                first.toString(),
                concernsOwn ? description : description + ", among imported terms; its last edge is left out");
    }

    static String describe(List<Integer> cycle, TermId[] ids) {
        return "is-a cycle: "
                + cycle.stream().map(n -> ids[n].toString()).collect(Collectors.joining(" -> "))
                + " -> " + ids[cycle.getFirst()];
    }

    private static Diagnostic error(Diagnostic.Problem problem, TermId id, String message) {
        return new Diagnostic(Diagnostic.Severity.ERROR, problem, id.toString(), message);
    }
}
