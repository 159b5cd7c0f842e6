package org.sinew.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sinew.graph.Graph.Transaction;
import org.sinew.patient.Actor;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;

/**
 * Settles on what a batch's records were made conditional: leaves out those whose identifier is known and must not be,
 * or is known of several, and gives a patient the id under which the identifier is known.
 */
final class Conditions {

    private final Transaction tx;
    private final WriteTally tally;

    Conditions(Transaction tx, WriteTally tally) {
        this.tx = tx;
        this.tally = tally;
    }

    FactBatch settle(FactBatch batch) {
        if (batch.conditions().isEmpty()) {
            return batch;
        }
        Map<String, Set<String>> found = found(batch.conditions());
        Set<String> left = new HashSet<>();
        List<Map<String, String>> aliases = new ArrayList<>();
        batch.conditions().forEach((record, condition) -> {
            Set<String> ids = found.getOrDefault(record, Set.of());
            if (ids.size() > 1) {
                tally.wrote(record, Written.AMBIGUOUS);
                left.add(record);
                return;
            }
            for (String id : ids) {
                tally.ids.put(record, id);
                if (!id.equals(record)) {
                    aliases.add(Map.of("record", record, "id", id));
                }
                if (condition.onlyIfNone()) {
                    tally.wrote(record, Written.UNCHANGED);
                    left.add(record);
                }
            }
        });
        if (!aliases.isEmpty()) {
            tx.run(Statements.lasting("graph/also-known-as", Map.of("rows", aliases)));
        }
        return new FactBatch(
                batch.actors().stream().filter(a -> !left.contains(key(a))).toList(),
                batch.patients().stream()
                        .filter(p -> !left.contains(p.id().value()))
                        .map(p -> named(p, tally.ids.getOrDefault(p.id().value(), p.id().value())))
                        .toList(),
                batch.facts().stream()
                        .filter(f -> !left.contains(FactRow.recordKey(f.key().value())))
                        .toList(),
                batch.retractions(),
                batch.products().stream()
                        .filter(product -> !left.contains(product.key().value()))
                        .toList(),
                batch.conditions());
    }

    /** By the record, ids of the patients, actors and records that have its identifier already. */
    private Map<String, Set<String>> found(Map<String, WriteCondition> conditions) {
        List<Map<String, String>> rows = new ArrayList<>();
        conditions.forEach(
                (record, condition) -> rows.add(Map.of("record", record, "identifier", condition.identifier())));
        Map<String, Set<String>> found = tx.run(Statements.lasting("graph/identified", Map.of("rows", rows))).stream()
                .collect(Collectors.groupingBy(
                        row -> String.valueOf(row.get("record")),
                        Collectors.mapping(
                                row -> String.valueOf(row.get("id")), Collectors.toCollection(TreeSet::new))));
        Map<String, ?> records = Map.of("records", List.copyOf(conditions.keySet()));
        for (String parts : List.of("graph/fact-parts", "graph/measurement-parts")) {
            tx.run(Statements.lasting(parts, records)).stream()
                    .map(row -> FactRow.recordKey(String.valueOf(row.get("key"))))
                    .forEach(record ->
                            found.computeIfAbsent(record, r -> new TreeSet<>()).add(record));
        }
        return found;
    }

    private static String key(Actor actor) {
        return actor.keys().getFirst();
    }

    private static Patient named(Patient p, String id) {
        if (p.id().value().equals(id)) {
            return p;
        }
        List<String> identifiers = new ArrayList<>(p.identifiers());
        identifiers.add(p.id().value());
        return new Patient(
                new PatientId(id),
                List.copyOf(identifiers),
                p.links(),
                p.name(),
                p.sex(),
                p.birth(),
                p.isDeceased(),
                p.deceased(),
                p.address(),
                p.maritalStatus(),
                p.race(),
                p.ethnicity(),
                p.language(),
                p.provenance());
    }
}
