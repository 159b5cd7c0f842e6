package org.sinew.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.sinew.graph.ChartReader;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;
import org.sinew.patient.Chart;
import org.sinew.patient.PatientId;

/** The one way in which anything is read from the graph for somebody: the audit is written before the answer leaves. */
public final class Reads {

    private final Graph graph;
    private final ChartReader charts;
    private final AuditTrail audit;

    public Reads(Graph graph, AuditTrail audit) {
        this.graph = graph;
        this.charts = new ChartReader(graph);
        this.audit = audit;
    }

    /**
     * @param operation the operation's name, for the audit; holds no patient data
     * @throws Graph.StatementTimeout when the statement runs longer than {@code timeout}
     */
    public List<Map<String, Object>> read(Audience audience, String operation, Statement statement, Duration timeout) {
        List<Map<String, Object>> rows = graph.read(statement, timeout);
        audit.record(audience, operation, rows.size());
        return rows;
    }

    /**
     * Reads by a statement that gives exactly one row. Its audit entry is written while it runs and is there before the
     * row is given, so the audit also names what failed.
     *
     * @param operation the operation's name, for the audit; holds no patient data
     * @throws Graph.StatementTimeout when the statement runs longer than {@code timeout}
     */
    public Map<String, Object> readRow(Audience audience, String operation, Statement statement, Duration timeout) {
        AuditTrail.Begun entry = audit.begin(audience, operation, 1);
        Map<String, Object> row = graph.read(statement, timeout).getFirst();
        entry.await();
        return row;
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
     * @throws Graph.StatementTimeout when the statement runs longer than {@code timeout}
     */
    public Optional<Chart> chart(Audience audience, String operation, PatientId patient, Duration timeout) {
        Optional<Chart> chart = charts.read(patient, timeout);
        audit.record(audience, operation, chart.map(c -> c.facts().size()).orElse(0));
        return chart;
    }
}
