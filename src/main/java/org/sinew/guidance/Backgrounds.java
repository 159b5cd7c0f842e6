package org.sinew.guidance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.Graph;
import org.sinew.graph.Statements;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.precision.pgx.DrugResponse;
import org.sinew.term.Release;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * The background in use: its edges are read from the graph once for each set of releases that serves. It holds curated
 * knowledge only, nothing of any patient, so it is read for no audience.
 */
public final class Backgrounds implements Supplier<Background> {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Graph graph;
    private final Supplier<Terminology> terminology;
    private final Supplier<DrugResponse> drugResponse;
    private final Supplier<Diagnosis> diagnosis;
    private volatile @Nullable Background current;

    public Backgrounds(
            Graph graph,
            Supplier<Terminology> terminology,
            Supplier<DrugResponse> drugResponse,
            Supplier<Diagnosis> diagnosis) {
        this.graph = graph;
        this.terminology = terminology;
        this.drugResponse = drugResponse;
        this.diagnosis = diagnosis;
    }

    @Override
    public Background get() {
        Terminology now = terminology.get();
        DrugResponse tables = drugResponse.get();
        Diagnosis diseases = diagnosis.get();
        Background known = current;
        return known != null && known.isOf(now, tables, diseases) ? known : renewed(now, tables, diseases);
    }

    private synchronized Background renewed(Terminology now, DrugResponse tables, Diagnosis diseases) {
        Background known = current;
        if (known == null || !known.isOf(now, tables, diseases)) {
            known = new Background(now, edges(now), tables, diseases);
            current = known;
        }
        return known;
    }

    private List<KnowledgeEdge> edges(Terminology now) {
        List<String> releases = now.releases().stream().map(Release::id).toList();
        List<KnowledgeEdge> edges = new ArrayList<>();
        for (Map<String, Object> row :
                graph.read(Statements.of("guidance/drug-knowledge", Map.of("releases", releases)), TIMEOUT)) {
            edges.add(edge(row));
        }
        return edges;
    }

    private static KnowledgeEdge edge(Map<String, Object> row) {
        return new KnowledgeEdge(
                TermId.parse(text(row, "subject")),
                text(row, "relation"),
                TermId.parse(text(row, "object")),
                row.get("severity") instanceof String severity ? severity : null,
                KnowledgeEdge.effects(row),
                row.get("references") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(),
                text(row, "release"));
    }

    private static String text(Map<String, Object> row, String name) {
        return Objects.toString(row.get(name));
    }
}
