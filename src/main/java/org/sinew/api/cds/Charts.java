package org.sinew.api.cds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sinew.access.Audience;
import org.sinew.access.Reads;
import org.sinew.api.cds.Service.Need;
import org.sinew.graph.ChartReader;
import org.sinew.graph.Statements;
import org.sinew.patient.Chart;
import org.sinew.patient.Fact;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;
import org.sinew.term.Sentence;
import tools.jackson.databind.JsonNode;

/** The chart that a call speaks of: what the client fetched, and from the graph what it did not. */
final class Charts {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SOURCES_HOLD = Duration.ofMinutes(1);

    private record Sources(List<String> names, Instant at) {}

    private final Reads reads;
    private final FhirResources resources;
    private final String source;
    private volatile Sources sources = new Sources(List.of(), Instant.EPOCH);

    /** @param source whose patient ids a call's are; blank for all that were taken in */
    Charts(Reads reads, FhirResources resources, String source) {
        this.reads = reads;
        this.resources = resources;
        this.source = source;
    }

    /** @throws Refusal when the data cannot be had, or is of another patient */
    Chart of(HookRequest request, CallData data, Audience audience) {
        Map<Need, List<JsonNode>> given = data.resources();
        Optional<Chart> fetched = given.isEmpty() ? Optional.empty() : Optional.of(fetched(request, given));
        if (data.lacking().isEmpty() && fetched.isPresent()) {
            return fetched.get();
        }
        Optional<Chart> held = held(request.patientId(), audience);
        if (held.isEmpty()) {
            throw Refusal.unready("prefetch", "lacks", missing(request, data.lacking()), request.patientId());
        }
        return fetched.map(chart -> joined(chart, held.get(), given.keySet())).orElse(held.get());
    }

    /** The keys with why, those of one reason together. */
    private static List<Sentence> missing(HookRequest request, Map<Need, Sentence> lacking) {
        Map<Sentence, List<String>> keys = new LinkedHashMap<>();
        lacking.forEach((need, why) -> keys.computeIfAbsent(why, reason -> new ArrayList<>())
                .add(need.key() + (request.prefetched(need).next() == null ? "" : ".link[next]")));
        return keys.entrySet().stream()
                .map(entry -> Sentence.of("cds", "lacking.of", String.join(", ", entry.getValue()), entry.getKey()))
                .toList();
    }

    private Chart fetched(HookRequest request, Map<Need, List<JsonNode>> given) {
        List<Patient> patients = new ArrayList<>();
        FhirResources.Read read =
                resources.read(given.values().stream().flatMap(List::stream).toList());
        if (!read.rejections().isEmpty()) {
            var first = read.rejections().getFirst();
            Sentence what = Sentence.of("cds", "of-record", first.record(), first.said());
            throw read.rejections().size() == 1
                    ? Refusal.unready("prefetch", "unreadable", what)
                    : Refusal.unready(
                            "prefetch",
                            "unreadable-more",
                            what,
                            String.valueOf(read.rejections().size() - 1));
        }
        patients.addAll(read.patients());
        PatientId id = new PatientId(FhirResources.SYSTEM + "|Patient/" + request.patientId());
        Stream.concat(patients.stream().map(Patient::id), read.facts().stream().map(Fact::patient))
                .filter(other -> !other.equals(id))
                .findFirst()
                .ifPresent(other -> {
                    throw Refusal.malformed(
                            "prefetch", "speaks-of", other.value().replace("cds|", ""), request.patientId());
                });
        Patient patient = patients.stream().findFirst().orElse(null);
        if (given.containsKey(Need.PATIENT) && patient == null) {
            throw Refusal.unready("prefetch.patient", "no-patient");
        }
        return new Chart(patient == null ? nobody(id) : patient, read.facts());
    }

    private static Patient nobody(PatientId id) {
        return new Patient(
                id,
                List.of(),
                List.of(),
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                new org.sinew.patient.Provenance(FhirResources.SYSTEM, "", ""));
    }

    /** The client's word counts for what it fetched, the graph's for the rest. */
    private static Chart joined(Chart fetched, Chart held, Set<Need> given) {
        List<Fact> facts = new ArrayList<>(fetched.facts());
        held.facts().stream()
                .filter(fact -> given.stream().noneMatch(need -> need.gives(fact)))
                .forEach(facts::add);
        return new Chart(given.contains(Need.PATIENT) ? fetched.patient() : held.patient(), facts);
    }

    private Optional<Chart> held(String patientId, Audience audience) {
        List<String> keys = new ArrayList<>(List.of(patientId));
        sources(audience).forEach(name -> keys.add(name + "|Patient/" + patientId));
        ChartReader.Found found = reads.find(audience, "cds-chart", keys, TIMEOUT);
        if (found.patients().size() > 1) {
            throw Refusal.unready(
                    "context.patientId",
                    "several",
                    found.patients().stream().map(PatientId::value).collect(Collectors.joining(", ")));
        }
        return found.chart();
    }

    private List<String> sources(Audience audience) {
        if (!source.isBlank()) {
            return List.of(source);
        }
        Sources known = sources;
        if (known.at().plus(SOURCES_HOLD).isBefore(Instant.now())) {
            known = new Sources(
                    reads.read(audience, "cds-sources", Statements.of("guidance/sources", Map.of()), TIMEOUT).stream()
                            .map(row -> String.valueOf(row.get("source")))
                            .toList(),
                    Instant.now());
            sources = known;
        }
        return known.names();
    }
}
