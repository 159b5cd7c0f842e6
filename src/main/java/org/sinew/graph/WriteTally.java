package org.sinew.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sinew.patient.Fact;
import org.sinew.patient.FactKey;

/** Counts while a transaction runs; a retried transaction starts a new one. */
final class WriteTally {
    int added;
    int unchanged;
    int superseded;
    int retracted;
    int dangling;
    final List<Fact> strangers = new ArrayList<>();
    /** By the key of a stranger's fact, all the patients who have the identifier that it names. */
    final Map<FactKey, List<String>> mixedUp = new HashMap<>();
    /** Ids of the patients whose facts change. */
    final Set<String> patients = new LinkedHashSet<>();

    /** By the key of a conditional record, the id under which it is known already. */
    final Map<String, String> ids = new HashMap<>();

    private final Map<String, Written> records = new HashMap<>();

    void wrote(String record, Written what) {
        records.merge(record, what, Written::and);
        switch (what) {
            case CREATED -> added++;
            case UPDATED -> superseded++;
            case UNCHANGED -> unchanged++;
            case RETRACTED, AMBIGUOUS -> {}
        }
    }

    /** A part of the record was taken back. */
    void changed(String record) {
        records.merge(record, Written.UPDATED, Written::and);
    }

    boolean isIncomplete() {
        return !strangers.isEmpty() || records.containsValue(Written.AMBIGUOUS);
    }

    FactsCommitted committed() {
        ids.forEach((record, id) -> {
            Written written = records.get(id);
            if (written != null) {
                records.putIfAbsent(record, written);
            }
        });
        return new FactsCommitted(
                added, unchanged, superseded, retracted, dangling, List.copyOf(strangers), mixedUp, records, ids);
    }
}
