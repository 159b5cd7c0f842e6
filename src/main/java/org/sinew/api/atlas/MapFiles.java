package org.sinew.api.atlas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.CitationKind;
import org.sinew.atlas.DiseaseMap;
import org.sinew.atlas.KnowledgeEvidence;
import org.sinew.atlas.MapEdge;
import org.sinew.atlas.PatientEvidence;
import org.sinew.atlas.patients.Direction;
import org.sinew.atlas.statistics.Estimate;
import org.sinew.term.TermId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdScalarSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Maps as JSON, shaped as GraphQL gives them, and as a table of edges. */
final class MapFiles {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(TermId.class, new ToStringSerializer(TermId.class))
                    .addSerializer(double.class, new Finite())
                    .addSerializer(Double.class, new Finite()))
            .addMixIn(KnowledgeEvidence.class, Cited.class)
            .addMixIn(MapEdge.class, Ranked.class)
            .addMixIn(Estimate.class, Within.class)
            .build();

    private static final String[] COLUMNS = {
        "rank", "from", "from_label", "relation", "to", "to_label", "origin", "score", "knowledge_score",
        "patients_score", "releases", "references", "both", "first_only", "second_only", "neither", "expected", "ratio",
        "ratio_low", "ratio_high", "p", "q", "before", "after", "median_days", "reason"
    };

    private static final int SEEN = 13;

    private MapFiles() {}

    /** What no number can say is nothing. */
    private static final class Finite extends StdScalarSerializer<Double> {

        Finite() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializationContext context) {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
    }

    private interface Cited {
        @JsonProperty
        CitationKind citation();
    }

    @JsonIgnoreProperties("rank")
    private interface Ranked {
        @JsonProperty
        String cursor();
    }

    @JsonIgnoreProperties("interval")
    private interface Within {
        @JsonProperty
        double low();

        @JsonProperty
        double high();
    }

    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static void json(DiseaseMap map, OutputStream out) {
        JSON.writeValue(out, map);
    }

    static void csv(DiseaseMap map, OutputStream out) throws IOException {
        Map<TermId, String> labels = labels(map);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CSVPrinter table = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get().print(text);
        for (MapEdge edge : map.edges()) {
            table.printRecord(row(edge, labels));
        }
        table.flush();
    }

    static Map<TermId, String> labels(DiseaseMap map) {
        Map<TermId, String> labels = new HashMap<>();
        map.nodes().forEach(node -> labels.put(node.id(), node.label()));
        return labels;
    }

    private static List<@Nullable Object> row(MapEdge edge, Map<TermId, String> labels) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(edge.rank());
        row.add(edge.from());
        row.add(labels.get(edge.from()));
        row.add(edge.relation());
        row.add(edge.to());
        row.add(labels.get(edge.to()));
        row.add(edge.origin());
        row.add(edge.score());
        row.add(edge.knowledgeScore());
        row.add(edge.patientsScore());
        row.add(releases(edge));
        row.add(references(edge));
        row.addAll(seen(edge.evidence()));
        row.add(edge.reason());
        return row;
    }

    private static List<@Nullable Object> seen(@Nullable PatientEvidence seen) {
        List<@Nullable Object> cells = new ArrayList<>();
        if (seen == null) {
            for (int i = 0; i < SEEN; i++) {
                cells.add(null);
            }
            return cells;
        }
        Direction order = seen.direction();
        cells.add(seen.both());
        cells.add(seen.firstOnly());
        cells.add(seen.secondOnly());
        cells.add(seen.neither());
        cells.add(seen.expected());
        cells.add(finite(seen.standardisedRatio().value()));
        cells.add(finite(seen.standardisedRatio().low()));
        cells.add(finite(seen.standardisedRatio().high()));
        cells.add(finite(seen.pValue()));
        cells.add(finite(seen.qValue()));
        cells.add(order == null ? null : (Integer) order.before());
        cells.add(order == null ? null : (Integer) order.after());
        cells.add(order == null ? null : finite(order.medianDays()));
        return cells;
    }

    static String references(MapEdge edge) {
        return String.join(
                " ",
                edge.knowledge().stream()
                        .flatMap(said -> said.references().stream())
                        .distinct()
                        .toList());
    }

    static String releases(MapEdge edge) {
        return String.join(
                " ",
                edge.knowledge().stream()
                        .map(said -> said.release() == null ? "" : said.release())
                        .filter(release -> !release.isEmpty())
                        .distinct()
                        .toList());
    }
}
