package org.sinew.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Coding;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;

/** Remembers which terms the graph surely has, and names, so that a batch only asks for those it has not seen. */
final class KnownTerms {

    private static final int LIMIT = 500_000;

    /** By id: whether the graph has a name for it. */
    private final Map<TermId, Boolean> committed = new HashMap<>();

    private final Map<TermId, Boolean> pending = new HashMap<>();

    void begin() {
        pending.clear();
    }

    void commit() {
        if (committed.size() > LIMIT) {
            committed.clear();
        }
        pending.forEach((id, isNamed) -> committed.merge(id, isNamed, Boolean::logicalOr));
        pending.clear();
    }

    /** Rows {@code {id, kind, name}} for the terms of these facts that are not known yet, or not by a name that these have. */
    List<Map<String, Object>> missing(List<FactRow> facts) {
        Map<TermId, Map<String, Object>> rows = new LinkedHashMap<>();
        for (FactRow fact : facts) {
            for (int i = 0; i < fact.terms().size(); i++) {
                add(rows, fact.terms().get(i), fact.kind().equals("VariantCall") && i == 0 ? "Variant" : null);
            }
            fact.about().values().forEach(codings -> codings.forEach(coding -> add(rows, coding, null)));
            Stream.ofNullable(fact.gene()).forEach(gene -> add(rows, gene, TermKind.GENE.label()));
        }
        return new ArrayList<>(rows.values());
    }

    List<Map<String, Object>> missingOf(List<Coding> codings) {
        Map<TermId, Map<String, Object>> rows = new LinkedHashMap<>();
        codings.forEach(coding -> add(rows, coding, null));
        return new ArrayList<>(rows.values());
    }

    private void add(Map<TermId, Map<String, Object>> rows, Coding coding, @Nullable String kind) {
        TermId id = coding.id();
        String display = coding.display();
        Boolean isNamed = committed.get(id);
        if (isNamed == null || (!isNamed && display != null)) {
            Map<String, Object> row = rows.computeIfAbsent(id, key -> new HashMap<>(Map.of("id", key.toString())));
            row.putIfAbsent(
                    "kind", kind == null ? TermKind.ofPrefix(id.prefix()).label() : kind);
            if (display != null) {
                row.putIfAbsent("name", display);
            }
            pending.merge(id, display != null, Boolean::logicalOr);
        }
    }
}
