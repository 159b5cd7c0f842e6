package org.sinew.access;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.sinew.graph.ChartReader;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.sinew.graph.Statements;
import org.sinew.patient.Chart;
import org.sinew.patient.PatientId;

/**
 * The one way in which anything is read from the graph for somebody: records of single patients are refused to audiences
 * that are told counts only, and the audit is written before the answer leaves.
 */
public final class Reads {

    private static final Duration NAMES = Duration.ofSeconds(20);

    private final Graph graph;
    private final ChartReader charts;
    private final AuditTrail audit;
    private final Disclosure disclosure;

    /** For whoever holds the data: everybody is shown everything. */
    public Reads(Graph graph, AuditTrail audit) {
        this(graph, audit, Disclosure.open());
    }

    public Reads(Graph graph, AuditTrail audit, Disclosure disclosure) {
        this.graph = graph;
        this.charts = new ChartReader(graph);
        this.audit = audit;
        this.disclosure = disclosure;
    }

    /** Whether the audience may read records of single patients. */
    public boolean showsPatients(Audience audience) {
        return !disclosure.guards(audience);
    }

    /**
     * Reads what may hold records of patients.
     *
     * @param operation the operation's name, for the audit; holds no patient data
     * @throws NotShown to an audience that is told counts only
     * @throws Graph.StatementTimeout when the statement runs longer than {@code timeout}
     */
    public List<Map<String, Object>> read(Audience audience, String operation, Statement statement, Duration timeout) {
        disclosure.requirePatients(audience);
        return knowledge(audience, operation, statement, timeout);
    }

    /**
     * The same for rows that leave only as counts and figures of many patients, each told by {@link Disclosure}; so it
     * refuses nobody.
     */
    public List<Map<String, Object>> toCount(
            Audience audience, String operation, Statement statement, Duration timeout) {
        return knowledge(audience, operation, statement, timeout);
    }

    /** The same for a statement that reads nothing of any patient. */
    public List<Map<String, Object>> knowledge(
            Audience audience, String operation, Statement statement, Duration timeout) {
        List<Map<String, Object>> rows = graph.read(statement, timeout);
        audit.record(audience, operation, rows.size());
        return rows;
    }

    /**
     * Reads by a statement that gives exactly one row. Its audit entry is written while it runs and is there before the
     * row is given, so the audit also names what failed.
     *
     * @param operation the operation's name, for the audit; holds no patient data
     * @throws NotShown to an audience that is told counts only
     * @throws Graph.StatementTimeout when the statement runs longer than {@code timeout}
     */
    public Map<String, Object> readRow(Audience audience, String operation, Statement statement, Duration timeout) {
        disclosure.requirePatients(audience);
        return knowledgeRow(audience, operation, statement, timeout);
    }

    /** The same for a statement that reads nothing of any patient. */
    public Map<String, Object> knowledgeRow(
            Audience audience, String operation, Statement statement, Duration timeout) {
        AuditTrail.Begun entry = audit.begin(audience, operation, 1);
        Map<String, Object> row = graph.read(statement, timeout).getFirst();
        entry.await();
        return row;
    }

    /**
     * What the graph calls these terms: for codes that no vocabulary names, the display of the records that mention them.
     *
     * @return labels by id, without those that nobody names
     */
    public Map<String, String> names(Audience audience, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return knowledge(audience, "names", Statements.of("access/names", Map.of("ids", List.copyOf(ids))), NAMES)
                .stream()
                .collect(Collectors.toUnmodifiableMap(
                        row -> String.valueOf(row.get("id")), row -> String.valueOf(row.get("label"))));
    }

    /**
     * Answers what is computed beside the graph.
     *
     * @param operation the operation's name, for the audit; holds no patient data
     * @param work gives the number of answers
     */
    public void compute(Audience audience, String operation, IntSupplier work) {
        audit.record(audience, operation, work.getAsInt());
    }

    /**
     * One patient with everything currently held of them, in one statement; its facts count as the audit's rows.
     *
     * @param operation the operation's name, for the audit; holds no patient data
     * @return nothing when the graph holds no such patient
     * @throws NotShown to an audience that is told counts only
     * @throws Graph.StatementTimeout when the statement runs longer than {@code timeout}
     */
    public Optional<Chart> chart(Audience audience, String operation, PatientId patient, Duration timeout) {
        disclosure.requirePatients(audience);
        Optional<Chart> chart = charts.read(patient, timeout);
        audit.record(audience, operation, chart.map(c -> c.facts().size()).orElse(0));
        return chart;
    }

    /** The same for a patient known by any of these keys of sources; whom they fit, and the chart if that is one patient. */
    public ChartReader.Found find(Audience audience, String operation, List<String> keys, Duration timeout) {
        disclosure.requirePatients(audience);
        ChartReader.Found found = charts.find(keys, timeout);
        audit.record(
                audience,
                operation,
                found.chart().map(c -> c.facts().size()).orElse(found.patients().size()));
        return found;
    }
}
