package org.sinew.graph;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sinew.graph.Graph.Transaction;
import org.sinew.patient.Fact;
import org.sinew.patient.FactLink;

/**
 * Writes batches of records into the graph so that writing the same record again changes nothing.
 *
 * <p>Every record has a key of its source and a hash of its content. Within one transaction the batch's keys are looked
 * up first: what has the same hash is left alone, what is new is created, what differs is copied to a
 * {@code :FactVersion} and then replaced in place, so that edges pointing at it stay. One writer at a time keeps term
 * nodes, which many facts share, free of deadlocks.
 */
public final class FactWriter {

    private final Graph graph;
    private final Clock clock;
    private final KnownTerms knownTerms = new KnownTerms();

    public FactWriter(Graph graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /**
     * Writes one batch in one transaction; on return it is durable.
     *
     * @param run id of the ingest run that brings it
     */
    public synchronized FactsCommitted write(FactBatch batch, String run) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        FactsCommitted result = graph.write(tx -> new Writing(tx, run, now).write(batch));
        knownTerms.commit();
        return result;
    }

    private static final String FACT = "node ";
    private static final String MEASURED = "edge ";

    private enum Change {
        NEW,
        CORRECTED,
        NONE;

        static Change of(FactRow row, Map<String, String> present) {
            String hash = present.get(Writing.presence(row));
            if (hash == null) {
                return NEW;
            }
            return hash.equals(row.hash()) ? NONE : CORRECTED;
        }
    }

    /** One transaction's work. */
    private final class Writing {

        private final Transaction tx;
        private final String run;
        private final ZonedDateTime now;
        private final Tally tally = new Tally();

        Writing(Transaction tx, String run, ZonedDateTime now) {
            this.tx = tx;
            this.run = run;
            this.now = now;
            knownTerms.begin();
        }

        FactsCommitted write(FactBatch batch) {
            new PartyWriter(tx, run, now, tally).write(batch.actors(), batch.patients());
            retract(batch);
            writeFacts(batch.facts());
            return tally.committed();
        }

        private void retract(FactBatch batch) {
            List<String> records =
                    batch.retractions().stream().map(r -> r.record().value()).toList();
            if (!records.isEmpty()) {
                Map<String, ?> parameters = Map.of("records", records);
                retractKeys("graph/retract-fact", leftOver("graph/fact-parts", FACT, parameters, Set.of()));
                retractKeys(
                        "graph/retract-measurement",
                        leftOver("graph/measurement-parts", MEASURED, parameters, Set.of()));
                retractKeys("graph/retract-patients", records);
            }
        }

        private void writeFacts(List<Fact> facts) {
            List<FactRow> rows = known(lastOfEachKey(facts));
            Map<String, String> present = hashes(rows);
            retractLeftOverParts(rows, present.keySet());
            Map<Change, List<FactRow>> changes =
                    rows.stream().collect(Collectors.groupingBy(row -> Change.of(row, present)));
            List<FactRow> fresh = changes.getOrDefault(Change.NEW, List.of());
            List<FactRow> changed = changes.getOrDefault(Change.CORRECTED, List.of());
            List<FactRow> written =
                    Stream.concat(fresh.stream(), changed.stream()).toList();
            ensureTerms(written);
            replace(changed);
            create(fresh);
            link(written.stream().filter(r -> !r.isMeasurement()).toList());
            tally.unchanged += changes.getOrDefault(Change.NONE, List.of()).size();
            tally.added += fresh.size();
            tally.superseded += changed.size();
        }

        /** A record that comes again may give fewer facts than before, or an edge where it gave a node. */
        private void retractLeftOverParts(List<FactRow> rows, Set<String> present) {
            Set<String> given = rows.stream().map(Writing::presence).collect(Collectors.toSet());
            List<String> records = rows.stream()
                    .filter(row -> present.contains(presence(row)) || present.contains(otherPresence(row)))
                    .map(FactRow::recordKey)
                    .distinct()
                    .toList();
            if (!records.isEmpty()) {
                Map<String, ?> parameters = Map.of("records", records);
                retractKeys("graph/retract-fact", leftOver("graph/fact-parts", FACT, parameters, given));
                retractKeys(
                        "graph/retract-measurement", leftOver("graph/measurement-parts", MEASURED, parameters, given));
            }
        }

        private List<String> leftOver(String statement, String form, Map<String, ?> parameters, Set<String> given) {
            return run(statement, parameters).stream()
                    .map(row -> String.valueOf(row.get("key")))
                    .filter(key -> !given.contains(form + key))
                    .toList();
        }

        private void retractKeys(String statement, List<String> keys) {
            if (!keys.isEmpty()) {
                tally.retracted += count(statement, Map.of("keys", keys, "now", now));
            }
        }

        private static String presence(FactRow row) {
            return (row.isMeasurement() ? MEASURED : FACT) + row.key();
        }

        private static String otherPresence(FactRow row) {
            return (row.isMeasurement() ? FACT : MEASURED) + row.key();
        }

        /** A fact may name its patient by any identifier; whose patient has none of them is a stranger's. */
        private List<FactRow> known(List<Fact> facts) {
            Set<String> patients = facts.stream().map(f -> f.patient().value()).collect(Collectors.toSet());
            Map<String, String> known = new HashMap<>();
            run("graph/known-patients", Map.of("keys", List.copyOf(patients)))
                    .forEach(row -> known.put(String.valueOf(row.get("key")), String.valueOf(row.get("id"))));
            List<FactRow> rows = new ArrayList<>(facts.size());
            for (Fact fact : facts) {
                String patient = known.get(fact.patient().value());
                if (patient == null) {
                    tally.strangers.add(fact);
                } else {
                    rows.add(FactRow.of(fact, patient));
                }
            }
            return rows;
        }

        /** Hashes of what the graph has of these rows, by {@link #presence}. */
        private Map<String, String> hashes(List<FactRow> rows) {
            Map<String, String> hashes = new HashMap<>();
            List<String> keys = rows.stream().map(FactRow::key).toList();
            if (!keys.isEmpty()) {
                run("graph/fact-hashes", Map.of("keys", keys))
                        .forEach(row -> hashes.put(FACT + row.get("key"), String.valueOf(row.get("hash"))));
                run("graph/measurement-hashes", Map.of("keys", keys))
                        .forEach(row -> hashes.put(MEASURED + row.get("key"), String.valueOf(row.get("hash"))));
            }
            return hashes;
        }

        private void ensureTerms(List<FactRow> rows) {
            List<Map<String, Object>> missing = knownTerms.missing(rows);
            if (!missing.isEmpty()) {
                run("graph/ensure-terms", Map.of("rows", missing));
            }
            List<Map<String, Object>> genes = rows.stream()
                    .filter(r -> r.gene() != null)
                    .map(LinkRows::variantInGene)
                    .toList();
            if (!genes.isEmpty()) {
                run("graph/link-variant-genes", Map.of("rows", genes));
            }
        }

        private void replace(List<FactRow> changed) {
            List<Map<String, Object>> nodes = changed.stream()
                    .filter(r -> !r.isMeasurement())
                    .map(this::row)
                    .toList();
            List<Map<String, Object>> edges = changed.stream()
                    .filter(FactRow::isMeasurement)
                    .map(this::row)
                    .toList();
            if (!nodes.isEmpty()) {
                run("graph/supersede-facts", Map.of("rows", nodes, "now", now));
            }
            if (!edges.isEmpty()) {
                run("graph/supersede-measurements", Map.of("rows", edges, "now", now));
            }
        }

        private void create(List<FactRow> fresh) {
            Map<String, List<Map<String, Object>>> byKind = fresh.stream()
                    .collect(Collectors.groupingBy(
                            r -> r.isMeasurement() ? "graph/create-measurements" : "graph/create-facts",
                            LinkedHashMap::new,
                            Collectors.mapping(this::row, Collectors.toList())));
            byKind.forEach((statement, rows) -> run(statement, Map.of("rows", rows)));
        }

        private void link(List<FactRow> rows) {
            runIfAny("graph/link-terms", rows.stream().flatMap(LinkRows::terms));
            runIfAny("graph/link-about", rows.stream().flatMap(LinkRows::about));
            runIfAny("graph/link-actors", rows.stream().flatMap(LinkRows::actors));
            runIfAny("graph/link-encounters", rows.stream().flatMap(LinkRows::encounter));
            runIfAny("graph/link-facts", rows.stream().flatMap(LinkRows::facts));
            if (count("graph/count-all-dangling", Map.of()) > 0) {
                settleWaiting(rows);
            }
        }

        /** What came before its encounter, or before what it refers to, may find it now. */
        private void settleWaiting(List<FactRow> rows) {
            List<String> patients =
                    rows.stream().map(FactRow::patient).distinct().toList();
            run("graph/link-waiting-encounters", Map.of("patients", patients));
            run("graph/link-waiting-facts", Map.of("patients", patients));
            run("graph/settle-waiting", Map.of("patients", patients));
            List<String> keys = rows.stream().map(FactRow::key).toList();
            tally.dangling += count("graph/count-dangling", Map.of("keys", keys));
        }

        private void runIfAny(String statement, Stream<Map<String, Object>> rows) {
            List<Map<String, Object>> all = rows.toList();
            if (!all.isEmpty()) {
                run(statement, Map.of("rows", all));
            }
        }

        private Map<String, Object> row(FactRow fact) {
            Map<String, Object> properties = new HashMap<>(fact.properties());
            properties.put("run", run);
            properties.put("recordedAt", now);
            List<FactLink> links = fact.header().links();
            if (!links.isEmpty()) {
                properties.put("linkRoles", links.stream().map(FactLink::role).toList());
                properties.put(
                        "linkKeys",
                        links.stream().map(link -> link.target().value()).toList());
            }
            Map<String, Object> row = new HashMap<>();
            row.put("patient", fact.patient());
            row.put("key", fact.key());
            row.put("kind", fact.kind());
            row.put("edge", fact.edge());
            row.put("properties", properties);
            row.put(
                    "term",
                    fact.terms().isEmpty() ? null : fact.terms().getFirst().id().toString());
            return row;
        }

        private List<Map<String, Object>> run(String name, Map<String, ?> parameters) {
            return tx.run(Statements.of(name, parameters));
        }

        private int count(String name, Map<String, ?> parameters) {
            return run(name, parameters).stream()
                    .mapToInt(row -> ((Number) row.getOrDefault("count", 0)).intValue())
                    .sum();
        }
    }

    private static List<Fact> lastOfEachKey(List<Fact> facts) {
        Map<String, Fact> last = new LinkedHashMap<>();
        facts.forEach(fact -> last.put(fact.key().value(), fact));
        return List.copyOf(last.values());
    }

    /** Counts while a transaction runs; a retried transaction starts a new one. */
    static final class Tally {
        int added;
        int unchanged;
        int superseded;
        int retracted;
        int dangling;
        final List<Fact> strangers = new ArrayList<>();

        FactsCommitted committed() {
            return new FactsCommitted(added, unchanged, superseded, retracted, dangling, List.copyOf(strangers));
        }
    }
}
