package org.sinew.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Coding;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;

/** Remembers which terms the graph surely has, so that a batch only asks for those it has not seen. */
final class KnownTerms {

    private static final int LIMIT = 500_000;

    private final Set<TermId> committed = new HashSet<>();
    private final Set<TermId> pending = new HashSet<>();

    void begin() {
        pending.clear();
    }

    void commit() {
        if (committed.size() > LIMIT) {
            committed.clear();
        }
        committed.addAll(pending);
        pending.clear();
    }

    /** Rows {@code {id, kind, label}} for the terms of these facts that are not known yet. */
    List<Map<String, Object>> missing(List<FactRow> facts) {
        Map<TermId, Map<String, Object>> rows = new LinkedHashMap<>();
        for (FactRow fact : facts) {
            for (int i = 0; i < fact.terms().size(); i++) {
                add(rows, fact.terms().get(i), fact.kind().equals("VariantCall") && i == 0 ? "Variant" : null);
            }
            fact.about().values().forEach(codings -> codings.forEach(coding -> add(rows, coding, null)));
            Stream.ofNullable(fact.gene()).forEach(gene -> add(rows, gene, TermKind.GENE.label()));
        }
        pending.addAll(rows.keySet());
        return new ArrayList<>(rows.values());
    }

    List<Map<String, Object>> missingOf(List<Coding> codings) {
        Map<TermId, Map<String, Object>> rows = new LinkedHashMap<>();
        codings.forEach(coding -> add(rows, coding, null));
        pending.addAll(rows.keySet());
        return new ArrayList<>(rows.values());
    }

    private void add(Map<TermId, Map<String, Object>> rows, Coding coding, @Nullable String kind) {
        TermId id = coding.id();
        if (!committed.contains(id)) {
            Map<String, Object> row = rows.computeIfAbsent(id, key -> new HashMap<>(Map.of("id", key.toString())));
            row.putIfAbsent(
                    "kind", kind == null ? TermKind.ofPrefix(id.prefix()).label() : kind);
            row.putIfAbsent("label", coding.display() == null ? id.toString() : coding.display());
        }
    }
}
