package org.sinew.ingest.fhir;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Concept;

/** What the {@code Medication} resources seen so far are; a bounded number of them. */
final class Medications {

    private static final int MOST = 200_000;

    private final ConcurrentMap<String, Concept> concepts = new ConcurrentHashMap<>();

    void put(String key, Concept concept) {
        if (concepts.size() < MOST) {
            concepts.put(key, concept);
        }
    }

    @Nullable
    Concept get(String key) {
        return concepts.get(key);
    }
}
