package org.sinew.graph;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Chart;
import org.sinew.patient.Fact;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;

/**
 * Reads one patient's chart with one statement: the inverse of {@link FactWriter}. Charts read lately are remembered until
 * a commit touches their patient.
 *
 * <p>What comes back equals what was written, but for what the graph does not keep:
 *
 * <ul>
 *   <li>Numbers are doubles without trailing zeros, and a dose has no comparator. A reference range has no unit.
 *   <li>A code's display is its term's label: the release's, or the wording of the record that first named it. A
 *       concept's wording is kept where it is the fact's own; where it only repeats the first display it is absent.
 *   <li>Codes after the first are in the order of their ids. Where a role has several concepts, a further code of one of
 *       them comes back as a concept of its own.
 *   <li>Actors are named by their node's id. A measurement's actors are all performers; its codes after the first have
 *       no display.
 *   <li>A measured value that is a concept has its first code and its wording as that code's display; a concept without
 *       a code is a text, the text {@code true} is a flag, a signal has no interval, a moment no precision.
 *   <li>A variant call's own concept has no code but its variant.
 * </ul>
 */
public final class ChartReader {

    private static final Patient.Address NOWHERE = new Patient.Address(null, null, null, null, null, null);

    private static final int REMEMBERED_FACTS = 100_000;

    private final Graph graph;
    private final ChartMemory memory;

    public ChartReader(Graph graph) {
        this.graph = graph;
        this.memory = new ChartMemory(new Commits(graph), REMEMBERED_FACTS);
    }

    /**
     * The chart as of a commit that is not older than this call.
     *
     * @return nothing when the graph holds no such patient
     * @throws Graph.StatementTimeout when the statement runs longer than {@code timeout}
     */
    public Optional<Chart> read(PatientId patient, Duration timeout) {
        return read(memory.catchUp(), patient, timeout);
    }

    private Optional<Chart> read(Commits.Position since, PatientId patient, Duration timeout) {
        Optional<Chart> remembered = memory.get(patient);
        if (remembered.isPresent()) {
            return remembered;
        }
        Optional<Chart> chart =
                graph.read(Statements.of("graph/chart", Map.of("patient", patient.value())), timeout).stream()
                        .map(row -> chart(patient, new StoredValues(row)))
                        .findFirst();
        chart.ifPresent(read -> memory.put(since, patient, read));
        return chart;
    }

    /**
     * A patient by any of the keys that sources know them by.
     *
     * @param patients ids of all whom the keys fit
     * @param chart of the one patient, if it is one
     */
    public record Found(List<PatientId> patients, Optional<Chart> chart) {}

    /**
     * The same for a patient who is known by a source's key: {@code epic|Patient/123}.
     *
     * @throws Graph.StatementTimeout when a statement runs longer than {@code timeout}
     */
    public Found find(List<String> keys, Duration timeout) {
        Commits.Position since = memory.catchUp();
        List<PatientId> patients = memory.whoHas(keys).orElseGet(() -> {
            List<PatientId> read =
                    graph.read(Statements.of("graph/patients-by-key", Map.of("keys", keys)), timeout).stream()
                            .map(row -> new PatientId(String.valueOf(row.get("id"))))
                            .toList();
            memory.put(since, keys, read);
            return read;
        });
        return new Found(patients, patients.size() == 1 ? read(since, patients.getFirst(), timeout) : Optional.empty());
    }

    private static Chart chart(PatientId id, StoredValues row) {
        List<Fact> facts = new ArrayList<>();
        row.maps("facts").forEach(fact -> facts.add(StoredFact.of(id, fact).fact()));
        row.maps("measurements").forEach(edge -> facts.add(StoredMeasurement.of(id, edge)));
        return new Chart(patient(row.map("patient"), row.strings("identifiers")), facts);
    }

    private static Patient patient(StoredValues p, List<String> identifiers) {
        String id = p.text("id", "");
        return new Patient(
                new PatientId(id),
                identifiers.stream().filter(key -> !key.equals(id)).sorted().toList(),
                List.of(),
                p.text("name"),
                p.text("sex"),
                p.time("birth"),
                p.flag("isDeceased"),
                p.time("deceased"),
                address(p),
                p.text("maritalStatus"),
                p.text("race"),
                p.text("ethnicity"),
                p.text("language"),
                p.provenance());
    }

    private static Patient.@Nullable Address address(StoredValues p) {
        Patient.Address address = new Patient.Address(
                p.text("city"),
                p.text("state"),
                p.text("postalCode"),
                p.text("country"),
                p.real("latitude"),
                p.real("longitude"));
        return address.equals(NOWHERE) ? null : address;
    }
}
