package org.sinew.graph;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.Graph.Transaction;
import org.sinew.patient.Actor;
import org.sinew.patient.Patient;

/** Writes patients and actors: found again by any of their identifiers, written only when they changed. */
final class PartyWriter {

    private final Transaction tx;
    private final String run;
    private final ZonedDateTime now;
    private final WriteTally tally;

    PartyWriter(Transaction tx, String run, ZonedDateTime now, WriteTally tally) {
        this.tx = tx;
        this.run = run;
        this.now = now;
        this.tally = tally;
    }

    void write(FactBatch batch) {
        writeActors(batch.actors());
        writePatients(batch.patients());
    }

    private void writeActors(List<Actor> actors) {
        if (actors.isEmpty()) {
            return;
        }
        List<String> keys =
                actors.stream().flatMap(a -> a.keys().stream()).distinct().toList();
        Map<String, Map<String, Object>> byKey = index(run("graph/actors-by-key", Map.of("keys", keys)), "key");
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        for (Actor actor : actors) {
            Map<String, Object> present = actor.keys().stream()
                    .filter(byKey::containsKey)
                    .findFirst()
                    .map(byKey::get)
                    .orElse(null);
            String id = present == null ? actor.keys().getFirst() : String.valueOf(present.get("id"));
            Properties properties = properties(actor, id);
            if (isNews(actor.keys().getFirst(), properties, actor.keys(), present)) {
                rows.put(id, row(id, label(actor), properties, actor.keys()));
            }
        }
        if (!rows.isEmpty()) {
            run("graph/write-actors", Map.of("rows", List.copyOf(rows.values())));
        }
    }

    private void writePatients(List<Patient> patients) {
        if (patients.isEmpty()) {
            return;
        }
        List<String> ids = patients.stream().map(p -> p.id().value()).distinct().toList();
        Map<String, Map<String, Object>> byId = index(run("graph/patient-hashes", Map.of("ids", ids)), "id");
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        for (Patient patient : patients) {
            String id = patient.id().value();
            Properties properties = properties(patient);
            if (isNews(id, properties, said(patient), byId.get(id))) {
                Set<String> keys = new LinkedHashSet<>(patient.identifiers());
                keys.add(id);
                Map<String, Object> row = row(id, "Patient", properties, List.copyOf(keys));
                row.put("links", links(patient));
                rows.put(id, row);
            }
        }
        if (!rows.isEmpty()) {
            Map<String, ?> written = Map.of("patients", List.copyOf(rows.keySet()));
            run("graph/write-patients", Map.of("rows", List.copyOf(rows.values()), "now", now));
            run("graph/forget-same-persons", written);
            run("graph/join-same-persons", written);
            run("graph/told-of-by", written).forEach(row -> tally.patients.add(String.valueOf(row.get("patient"))));
        }
    }

    private static List<String> said(Patient patient) {
        return Stream.concat(
                        patient.identifiers().stream(),
                        patient.links().stream().map(link -> link.type().code() + " " + link.identifier()))
                .toList();
    }

    private static List<Map<String, Object>> links(Patient patient) {
        return patient.links().stream()
                .distinct()
                .map(link -> Map.<String, Object>of(
                        "type", link.type().code(),
                        "inverse", link.type().inverse(),
                        "identifier", link.identifier()))
                .toList();
    }

    private boolean isNews(
            String record, Properties properties, List<String> keys, @Nullable Map<String, Object> present) {
        String hash = properties.hash(keys);
        properties.put("hash", hash).put("run", run).put("recordedAt", now);
        Written written = present == null || present.get("hash") == null
                ? Written.CREATED
                : hash.equals(present.get("hash")) ? Written.UNCHANGED : Written.UPDATED;
        tally.wrote(record, written);
        return written != Written.UNCHANGED;
    }

    private static String label(Actor actor) {
        return switch (actor) {
            case Actor.Organization _ -> "Organization";
            case Actor.Practitioner _ -> "Practitioner";
            case Actor.Location _ -> "Location";
        };
    }

    private static Properties properties(Actor actor, String id) {
        Properties properties =
                new Properties().put("id", id).put("name", actor.name()).provenance(actor.provenance());
        return switch (actor) {
            case Actor.Organization o -> properties.concept("type", o.type());
            case Actor.Practitioner p -> properties.concept("specialty", p.specialty());
            case Actor.Location l -> address(properties.concept("type", l.type()), l.address());
        };
    }

    private static Properties properties(Patient p) {
        Properties properties = new Properties()
                .put("id", p.id().value())
                .put("name", p.name())
                .put("sex", p.sex())
                .time("birth", p.birth())
                .put("isDeceased", p.isDeceased())
                .time("deceased", p.deceased())
                .put("maritalStatus", p.maritalStatus())
                .put("race", p.race())
                .put("ethnicity", p.ethnicity())
                .put("language", p.language())
                .provenance(p.provenance());
        return address(properties, p.address());
    }

    private static Properties address(Properties properties, Patient.@Nullable Address address) {
        return address == null
                ? properties
                : properties
                        .put("city", address.city())
                        .put("state", address.state())
                        .put("postalCode", address.postalCode())
                        .put("country", address.country())
                        .put("latitude", address.latitude())
                        .put("longitude", address.longitude());
    }

    private static Map<String, Object> row(String id, String label, Properties properties, List<String> keys) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("label", label);
        row.put("properties", properties.asMap());
        row.put("keys", keys);
        return row;
    }

    private List<Map<String, Object>> run(String name, Map<String, ?> parameters) {
        return tx.run(Statements.lasting(name, parameters));
    }

    private static Map<String, Map<String, Object>> index(List<Map<String, Object>> rows, String key) {
        Map<String, Map<String, Object>> index = new HashMap<>();
        new ArrayList<>(rows).forEach(row -> index.put(String.valueOf(row.get(key)), row));
        return index;
    }
}
