package org.sinew.graph;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.Commits.Commit;
import org.sinew.graph.FactScan.FactRecord;
import org.sinew.graph.FactScan.PatientRecord;

/**
 * Patients with their facts as they were after an older commit: what was recorded by then and is current still, and of
 * what was corrected, retracted or deleted since the version that held then.
 */
public final class FactHistory {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PAGE = 50;
    private static final int COMMITS = 500;

    private final Graph graph;
    private final Commits commits;

    public FactHistory(Graph graph) {
        this.graph = graph;
        this.commits = new Commits(graph);
    }

    /**
     * What came after a commit.
     *
     * @param at the commit's moment
     * @param patients whose facts were changed since
     */
    public record Since(ZonedDateTime at, Set<String> patients) {}

    /**
     * @param until the last commit that is looked at
     * @param most patients whose facts may have changed
     * @throws HistoryGone when it cannot be told exactly
     */
    public Since since(long commit, long until, int most) {
        Map<String, Object> moment = read("graph/commit-moment", Map.of("number", commit)).stream()
                .findFirst()
                .orElseThrow(() -> new HistoryGone("no-commit", String.valueOf(commit)));
        if (!Objects.equals(moment.get("disordered"), 0L)) {
            throw new HistoryGone("disordered", String.valueOf(commit));
        }
        Set<String> patients = new LinkedHashSet<>();
        for (long last = commit; last < until; ) {
            List<Commit> next = commits.after(last, COMMITS);
            for (Commit one : next) {
                if (one.number() != last + 1) {
                    throw new HistoryGone("not-kept", String.valueOf(last));
                }
                last = one.number();
                patients.addAll(one.number() <= until ? one.patients() : List.of());
            }
            if (next.isEmpty() && last < until) {
                throw new HistoryGone("not-kept", String.valueOf(last));
            }
            if (patients.size() > most) {
                throw new HistoryGone("too-many", most);
            }
        }
        return new Since((ZonedDateTime) Objects.requireNonNull(moment.get("at")), patients);
    }

    /**
     * Reads the changed patients as they were; who was not there yet is passed over.
     *
     * @throws HistoryGone when a version lacks what is needed
     */
    public void these(Since since, FactScan.Sink sink) {
        List<String> ids = List.copyOf(since.patients());
        for (int from = 0; from < ids.size(); from += PAGE) {
            List<String> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
            for (Map<String, Object> row : settled(page, since.at())) {
                PatientRecord patient = patient(row, since.at());
                if (patient != null) {
                    sink.patient(patient, facts(row));
                }
            }
        }
    }

    /** What is corrected while it is read might be missed as current and as a version: such a page is read again. */
    private List<Map<String, Object>> settled(List<String> ids, ZonedDateTime at) {
        long before;
        List<Map<String, Object>> rows;
        do {
            before = commits.last().number();
            rows = read("graph/patients-at", Map.of("ids", ids, "at", at));
        } while (commits.after(before, COMMITS).stream()
                .anyMatch(commit -> commit.patients().stream().anyMatch(ids::contains)));
        return rows;
    }

    /** Null where this node was not a patient then. */
    private static @Nullable PatientRecord patient(Map<String, Object> row, ZonedDateTime at) {
        Map<String, Object> now = map(row.get("patient"));
        for (Map<String, Object> version : maps(row, "versions")) {
            if ("Patient".equals(version.get("kind"))) {
                return FactRecords.patient(map(version.get("values")));
            }
        }
        boolean begun = now.get("recordedAt") instanceof ZonedDateTime recorded && !recorded.isAfter(at);
        boolean ended = now.get("supersededAt") instanceof ZonedDateTime superseded && !superseded.isAfter(at);
        return begun && !ended ? FactRecords.patient(now) : null;
    }

    private static List<FactRecord> facts(Map<String, Object> row) {
        List<FactRecord> facts = new ArrayList<>();
        for (String list : List.of("facts", "measurements")) {
            maps(row, list).forEach(each -> facts.add(fact(each, map(each.get("values")), texts(each.get("terms")))));
        }
        for (Map<String, Object> version : maps(row, "versions")) {
            if (!"Patient".equals(version.get("kind"))) {
                facts.add(version(version));
            }
        }
        return facts;
    }

    /** A version is called by its kind, and holds its own terms. */
    private static FactRecord version(Map<String, Object> version) {
        Map<String, @Nullable Object> values = new HashMap<>(map(version.get("values")));
        if ("Measurement".equals(version.get("kind"))) {
            return fact(version, values, texts(values.get("code")));
        }
        if (version.get("terms") == null) {
            throw new HistoryGone("without-terms", String.valueOf(values.get("key")));
        }
        values.put("key", values.get("fact"));
        values.put("kind", values.get("formerKind"));
        return fact(version, values, texts(version.get("terms")));
    }

    private static FactRecord fact(
            Map<String, Object> of, Map<String, ? extends @Nullable Object> values, List<String> terms) {
        return FactRecords.fact(String.valueOf(of.get("kind")), values, terms, texts(of.get("relatives")));
    }

    private List<Map<String, Object>> read(String statement, Map<String, ?> parameters) {
        return graph.read(Statements.of(statement, parameters), PATIENCE);
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(value.toString());
        };
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> maps(Map<String, Object> row, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(row.get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }
}
