package org.sinew.graph;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sinew.graph.Graph.Transaction;
import org.sinew.patient.Fact;

/**
 * One transaction's work of {@link FactWriter}. What refers to what is settled here, from one look-up, so that each
 * statement finds its nodes by unique keys alone and a shared node once for all that hang on it.
 */
final class FactTransaction {

    private enum Change {
        NEW(Written.CREATED),
        CORRECTED(Written.UPDATED),
        NONE(Written.UNCHANGED);

        private final Written written;

        Change(Written written) {
            this.written = written;
        }

        static Change of(FactRow row, Present present) {
            String hash = present.hash(row);
            if (hash == null) {
                return NEW;
            }
            return hash.equals(row.hash()) ? NONE : CORRECTED;
        }
    }

    private final Transaction tx;
    private final String run;
    private final ZonedDateTime now;
    private final KnownTerms knownTerms;
    private final WriteTally tally = new WriteTally();
    private final Products products;

    FactTransaction(Transaction tx, String run, ZonedDateTime now, KnownTerms knownTerms) {
        this.tx = tx;
        this.run = run;
        this.now = now;
        this.knownTerms = knownTerms;
        this.products = new Products(tx, run, now, tally, knownTerms);
        knownTerms.begin();
    }

    FactsCommitted write(FactBatch asked) {
        FactBatch batch = new Conditions(tx, tally).settle(asked);
        new PartyWriter(tx, run, now, tally).write(batch);
        products.write(batch.products());
        retract(batch);
        writeFacts(batch.facts());
        record(batch);
        return tally.committed();
    }

    /** @throws Incomplete to undo the transaction when not all of it could be written */
    FactsCommitted writeWhole(FactBatch batch) {
        FactsCommitted result = write(batch);
        if (tally.isIncomplete()) {
            throw new Incomplete(result);
        }
        return result;
    }

    /** Not all could be written, and all was asked for. */
    static final class Incomplete extends RuntimeException {
        final transient FactsCommitted result;

        Incomplete(FactsCommitted result) {
            super("not all could be written", null, false, false);
            this.result = result;
        }
    }

    /** Says whose facts this transaction changes, for those who follow the graph; nothing if it changes none. */
    private void record(FactBatch batch) {
        if (tally.added + tally.superseded + tally.retracted > 0) {
            batch.patients().forEach(patient -> tally.patients.add(patient.id().value()));
            if (!tally.patients.isEmpty()) {
                run("graph/record-commit", Map.of("now", now, "patients", List.copyOf(tally.patients)));
            }
        }
    }

    private void retract(FactBatch batch) {
        List<String> records =
                batch.retractions().stream().map(r -> r.record().value()).toList();
        if (!records.isEmpty()) {
            retractParts(records, key -> false, key -> false);
            retractKeys("graph/retract-patients", records);
            run("graph/retract-drug-products", Map.of("keys", records));
            records.forEach(record -> tally.wrote(record, Written.RETRACTED));
        }
    }

    private void writeFacts(List<Fact> facts) {
        List<FactRow> rows = products.named(known(lastOfEachKey(facts)));
        if (rows.isEmpty()) {
            return;
        }
        Present present = new Present(rows, run("graph/fact-hashes", Map.of("keys", Present.keys(rows))));
        retractLeftOverParts(rows, present);
        Map<Change, List<FactRow>> changes =
                rows.stream().collect(Collectors.groupingBy(row -> Change.of(row, present)));
        List<FactRow> fresh = changes.getOrDefault(Change.NEW, List.of());
        List<FactRow> changed = changes.getOrDefault(Change.CORRECTED, List.of());
        List<FactRow> written = Stream.concat(fresh.stream(), changed.stream()).toList();
        written.forEach(row -> tally.patients.add(row.patient()));
        ensureTerms(written);
        FactEdits edits = new FactEdits(run, now, present);
        create(fresh, edits);
        replace(changed, edits);
        link(written.stream().filter(r -> !r.isMeasurement()).toList(), edits);
        changes.forEach((change, them) -> them.forEach(row -> tally.wrote(row.recordKey(), change.written)));
    }

    private static List<Fact> lastOfEachKey(List<Fact> facts) {
        Map<String, Fact> last = new LinkedHashMap<>();
        facts.forEach(fact -> last.put(fact.key().value(), fact));
        return List.copyOf(last.values());
    }

    /** A fact may name its patient by any identifier; if nobody has it, or not one alone, it is a stranger's. */
    private List<FactRow> known(List<Fact> facts) {
        List<String> patients =
                facts.stream().map(f -> f.patient().value()).distinct().toList();
        if (patients.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> known = run("graph/known-patients", Map.of("keys", patients)).stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.get("key")),
                        Collectors.mapping(row -> String.valueOf(row.get("id")), Collectors.toList())));
        List<FactRow> rows = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            List<String> patientsOfKey = known.getOrDefault(fact.patient().value(), List.of());
            List<String> meant = meant(fact, patientsOfKey);
            if (meant.size() == 1) {
                rows.add(FactRow.of(fact, meant.getFirst()));
            } else {
                tally.strangers.add(fact);
                tally.mixedUp.put(fact.key(), patientsOfKey);
            }
        }
        return rows;
    }

    /** Of several with the identifier, the one of this very key, or those of the fact's own source. */
    private static List<String> meant(Fact fact, List<String> patients) {
        if (patients.size() < 2) {
            return patients;
        }
        String key = fact.patient().value();
        return patients.contains(key)
                ? List.of(key)
                : patients.stream()
                        .filter(id -> id.startsWith(fact.header().provenance().source() + "|"))
                        .toList();
    }

    /** A record that comes again may give fewer facts than before, or an edge where it gave a node. */
    private void retractLeftOverParts(List<FactRow> rows, Present present) {
        List<String> records = rows.stream()
                .filter(present::hasAnyOf)
                .map(FactRow::recordKey)
                .distinct()
                .toList();
        if (!records.isEmpty()) {
            Present.Parts gone = retractParts(records, present::givesNode, present::givesEdge);
            present.without(gone);
            gone.all().forEach(key -> tally.changed(FactRow.recordKey(key)));
        }
    }

    /** Takes back the parts of records, but for those that {@code keepNode} and {@code keepEdge} name. */
    private Present.Parts retractParts(List<String> records, Predicate<String> keepNode, Predicate<String> keepEdge) {
        Map<String, ?> parameters = Map.of("records", records);
        Present.Parts parts = new Present.Parts(
                leftOver("graph/fact-parts", parameters, keepNode),
                leftOver("graph/measurement-parts", parameters, keepEdge));
        retractKeys("graph/retract-fact", parts.nodes());
        retractKeys("graph/retract-measurement", parts.edges());
        return parts;
    }

    private List<String> leftOver(String statement, Map<String, ?> parameters, Predicate<String> keep) {
        return run(statement, parameters).stream()
                .map(row -> String.valueOf(row.get("key")))
                .filter(keep.negate())
                .toList();
    }

    private void retractKeys(String statement, List<String> keys) {
        if (!keys.isEmpty()) {
            tally.retracted += changed(run(statement, Map.of("keys", keys, "now", now)));
        }
    }

    private void ensureTerms(List<FactRow> rows) {
        runIfAny("graph/ensure-terms", knownTerms.missing(rows));
        runIfAny(
                "graph/link-variant-genes",
                rows.stream()
                        .filter(r -> r.gene() != null)
                        .map(FactEdits::variantInGene)
                        .toList());
    }

    private void create(List<FactRow> fresh, FactEdits edits) {
        runIfAny("graph/create-facts", edits.nodes(fresh));
        runIfAny("graph/create-measurements", edits.edges(fresh));
    }

    private void replace(List<FactRow> changed, FactEdits edits) {
        supersede("graph/supersede-facts", edits.changedNodes(changed));
        supersede("graph/supersede-measurements", edits.changedEdges(changed));
    }

    private void link(List<FactRow> rows, FactEdits edits) {
        if (rows.isEmpty()) {
            return;
        }
        List<String> actors = FactEdits.actors(rows);
        Map<String, List<String>> ids = actors.isEmpty()
                ? Map.of()
                : run("graph/ensure-actors", Map.of("keys", actors)).stream()
                        .collect(Collectors.groupingBy(
                                row -> String.valueOf(row.get("key")),
                                Collectors.mapping(row -> String.valueOf(row.get("id")), Collectors.toList())));
        run("graph/link-facts", Map.of("rows", edits.links(rows, ids)));
        tally.dangling += Math.toIntExact(rows.stream().filter(edits::isWaiting).count());
        if (count("graph/count-all-dangling", Map.of()) > 0) {
            settleWaiting(rows);
        }
    }

    /** What came before its encounter, or before what it refers to, may find it now. */
    private void settleWaiting(List<FactRow> rows) {
        Map<String, ?> parameters = Map.of(
                "patients", rows.stream().map(FactRow::patient).distinct().toList());
        run("graph/link-waiting-encounters", parameters);
        run("graph/link-waiting-facts", parameters);
        run("graph/settle-waiting", parameters);
    }

    private void supersede(String statement, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            changed(run(statement, Map.of("rows", rows, "now", now)));
        }
    }

    /** Notes whose facts these are. */
    private int changed(List<Map<String, Object>> rows) {
        rows.forEach(row -> tally.patients.add(String.valueOf(row.get("patient"))));
        return sum(rows);
    }

    private void runIfAny(String statement, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            run(statement, Map.of("rows", rows));
        }
    }

    private List<Map<String, Object>> run(String name, Map<String, ?> parameters) {
        return tx.run(Statements.lasting(name, parameters));
    }

    private int count(String name, Map<String, ?> parameters) {
        return sum(run(name, parameters));
    }

    private static int sum(List<Map<String, Object>> rows) {
        return rows.stream()
                .mapToInt(row -> ((Number) row.getOrDefault("count", 0)).intValue())
                .sum();
    }
}
