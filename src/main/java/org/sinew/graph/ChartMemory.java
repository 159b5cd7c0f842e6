package org.sinew.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.Commits.Commit;
import org.sinew.graph.Commits.Position;
import org.sinew.patient.Chart;
import org.sinew.patient.PatientId;

/**
 * Charts read lately, as long as no commit touched their patients. Whoever asks first says where the commits stand, so
 * that what another process wrote is seen too; without recorded commits nothing is remembered.
 */
final class ChartMemory {

    private static final int CAUGHT_UP = 1_000;
    private static final int MOST_KEYS = 1_000;

    private final Commits commits;
    private final int limit;
    private final Map<PatientId, Chart> charts = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<List<String>, List<PatientId>> keys = new LinkedHashMap<>(64, 0.75f, true);
    private int facts;
    private Position seen = new Position("", 0);
    private final AtomicLong callers = new AtomicLong();
    private long served;

    /** @param limit facts that may be kept */
    ChartMemory(Commits commits, int limit) {
        this.commits = commits;
        this.limit = limit;
    }

    /**
     * Where the commits stand, as of a moment after this was called; forgets what has changed since. Callers who wait for
     * each other share one reading.
     */
    Position catchUp() {
        long caller = callers.incrementAndGet();
        synchronized (this) {
            if (served < caller) {
                long waiting = callers.get();
                advance();
                served = waiting;
            }
            return seen;
        }
    }

    private synchronized void advance() {
        Position now = commits.last();
        if (!now.equals(seen)) {
            List<Commit> missed = now.clock().equals(seen.clock()) && now.number() > seen.number()
                    ? commits.after(seen.number(), CAUGHT_UP)
                    : List.of();
            boolean isComplete = !missed.isEmpty()
                    && missed.getFirst().number() == seen.number() + 1
                    && missed.getLast().number() >= now.number();
            if (isComplete) {
                missed.forEach(commit -> commit.patients().forEach(id -> forget(new PatientId(id))));
            } else {
                charts.clear();
                facts = 0;
            }
            keys.clear();
            seen = now;
        }
    }

    synchronized Optional<Chart> get(PatientId patient) {
        return Optional.ofNullable(charts.get(patient));
    }

    /** Keeps a chart that was read after {@link #catchUp} gave {@code since}. */
    synchronized void put(Position since, PatientId patient, Chart chart) {
        if (since.equals(seen) && !since.clock().isEmpty() && chart.facts().size() <= limit / 4) {
            forget(patient);
            charts.put(patient, chart);
            facts += chart.facts().size();
            while (facts > limit) {
                forget(charts.keySet().iterator().next());
            }
        }
    }

    /** The patients whom the keys fitted at the last commit. */
    synchronized Optional<List<PatientId>> whoHas(List<String> sought) {
        return Optional.ofNullable(keys.get(sought));
    }

    /** Keeps whom the keys fit, read after {@link #catchUp} gave {@code since}. */
    synchronized void put(Position since, List<String> sought, List<PatientId> patients) {
        if (since.equals(seen) && !since.clock().isEmpty()) {
            keys.put(List.copyOf(sought), patients);
            if (keys.size() > MOST_KEYS) {
                keys.remove(keys.keySet().iterator().next());
            }
        }
    }

    private void forget(PatientId patient) {
        @Nullable Chart gone = charts.remove(patient);
        facts -= gone == null ? 0 : gone.facts().size();
    }
}
