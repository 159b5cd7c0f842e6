package org.sinew.graph;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sinew.patient.Coding;
import org.sinew.patient.FactKey;
import org.sinew.patient.FactLink;

/** The parameters of the statements that write facts: rows grouped by the nodes they share. */
final class FactEdits {

    private final String run;
    private final ZonedDateTime now;
    private final Present present;

    FactEdits(String run, ZonedDateTime now, Present present) {
        this.run = run;
        this.now = now;
        this.present = present;
    }

    /** {@code {patient, facts: [{edge, labels, properties}]}} of those that are nodes. */
    List<Map<String, Object>> nodes(List<FactRow> fresh) {
        Map<String, List<Object>> byPatient = new LinkedHashMap<>();
        fresh.stream()
                .filter(row -> !row.isMeasurement())
                .forEach(row -> byPatient
                        .computeIfAbsent(row.patient(), id -> new ArrayList<>())
                        .add(Map.of("edge", row.edge(), "labels", labels(row), "properties", properties(row))));
        return byPatient.entrySet().stream()
                .map(entry -> Map.<String, Object>of("patient", entry.getKey(), "facts", entry.getValue()))
                .toList();
    }

    /** {@code {patient, term, measurements: [properties]}} of those that are edges. */
    List<Map<String, Object>> edges(List<FactRow> fresh) {
        record Ends(String patient, String term) {}
        Map<Ends, List<Object>> byEnds = new LinkedHashMap<>();
        fresh.stream()
                .filter(FactRow::isMeasurement)
                .forEach(row -> byEnds.computeIfAbsent(new Ends(row.patient(), term(row)), ends -> new ArrayList<>())
                        .add(properties(row)));
        return byEnds.entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "patient", entry.getKey().patient(),
                        "term", entry.getKey().term(),
                        "measurements", entry.getValue()))
                .toList();
    }

    List<Map<String, Object>> changedNodes(List<FactRow> changed) {
        return changed.stream()
                .filter(row -> !row.isMeasurement())
                .map(row -> Map.<String, Object>of(
                        "patient", row.patient(),
                        "key", row.key(),
                        "edge", row.edge(),
                        "labels", labels(row),
                        "properties", properties(row)))
                .toList();
    }

    List<Map<String, Object>> changedEdges(List<FactRow> changed) {
        return changed.stream()
                .filter(FactRow::isMeasurement)
                .map(row -> Map.<String, Object>of(
                        "patient", row.patient(), "key", row.key(), "term", term(row), "properties", properties(row)))
                .toList();
    }

    /** {@code {key, terms, about, actors, encounters, related}}: what edges lead from a fact to. */
    List<Map<String, Object>> links(List<FactRow> rows, Map<String, List<String>> actors) {
        return rows.stream()
                .map(row -> Map.of(
                        "key", row.key(),
                        "terms", terms(row.terms()),
                        "about", about(row),
                        "actors", performers(row, actors),
                        "encounters", encounters(row),
                        "related", related(row),
                        "relatives", row.properties().getOrDefault("relative", List.of())))
                .toList();
    }

    /** Whether its encounter or what it refers to has not arrived. */
    boolean isWaiting(FactRow row) {
        FactKey encounter = row.header().encounter();
        return (encounter != null && !present.hasNode(encounter.value()))
                || row.header().links().stream()
                        .anyMatch(link -> !present.has(link.target().value()));
    }

    /** Distinct ids or identifiers of the actors that these facts name. */
    static List<String> actors(List<FactRow> rows) {
        return rows.stream()
                .flatMap(row -> row.header().actors().stream())
                .map(actor -> actor.actor())
                .distinct()
                .toList();
    }

    static Map<String, Object> variantInGene(FactRow row) {
        return Map.of(
                "variant", term(row), "gene", String.valueOf(row.properties().get("gene")));
    }

    private static String term(FactRow row) {
        return row.terms().getFirst().id().toString();
    }

    private List<String> labels(FactRow row) {
        return isWaiting(row) ? List.of(row.kind(), "Dangling") : List.of(row.kind());
    }

    private Map<String, Object> properties(FactRow row) {
        Map<String, Object> properties = new HashMap<>(row.properties());
        properties.put("run", run);
        properties.put("recordedAt", now);
        List<FactLink> links = row.header().links();
        if (!links.isEmpty()) {
            properties.put("linkRoles", links.stream().map(FactLink::role).toList());
            properties.put(
                    "linkKeys",
                    links.stream().map(link -> link.target().value()).toList());
        }
        return properties;
    }

    static List<Map<String, Object>> terms(List<Coding> codings) {
        return IntStream.range(0, codings.size())
                .mapToObj(i -> Map.<String, Object>of("id", codings.get(i).id().toString(), "primary", i == 0))
                .toList();
    }

    private static List<Map<String, String>> about(FactRow row) {
        return row.about().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(coding -> Map.of("id", coding.id().toString(), "role", entry.getKey())))
                .toList();
    }

    private static List<Map<String, String>> performers(FactRow row, Map<String, List<String>> actors) {
        return row.header().actors().stream()
                .flatMap(actor -> actors.getOrDefault(actor.actor(), List.of()).stream()
                        .map(id -> Map.of("id", id, "role", actor.role())))
                .distinct()
                .toList();
    }

    private List<String> encounters(FactRow row) {
        FactKey encounter = row.header().encounter();
        return encounter != null && present.hasNode(encounter.value()) ? List.of(encounter.value()) : List.of();
    }

    private List<Map<String, String>> related(FactRow row) {
        return row.header().links().stream()
                .filter(link -> present.hasNode(link.target().value()))
                .map(link -> Map.of("key", link.target().value(), "role", link.role()))
                .distinct()
                .toList();
    }
}
