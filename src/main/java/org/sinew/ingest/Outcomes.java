package org.sinew.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what becomes of a request's records; of what is no bundle, of the first records only. */
final class Outcomes {

    private static final int WITHOUT_BUNDLE = 1_000;

    private final Map<String, Outcome> byPlace = new LinkedHashMap<>();
    private @Nullable String bundle;
    private boolean isRefused;

    void bundle(String type) {
        bundle = type;
    }

    /** A record that comes again, because it was replayed, has the later outcome. */
    void add(Outcome outcome) {
        if (bundle != null || byPlace.size() < WITHOUT_BUNDLE) {
            byPlace.put(outcome.place(), outcome);
        }
    }

    void refuse() {
        isRefused = true;
    }

    boolean isTransaction() {
        return "transaction".equals(bundle);
    }

    Exchange exchange(IngestReport report) {
        return new Exchange(bundle, isRefused, List.copyOf(byPlace.values()), report);
    }
}
