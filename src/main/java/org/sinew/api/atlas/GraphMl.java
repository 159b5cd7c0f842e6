package org.sinew.api.atlas;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.sinew.atlas.DiseaseMap;
import org.sinew.atlas.MapEdge;
import org.sinew.atlas.MapNode;
import org.sinew.atlas.PatientEvidence;

/**
 * Maps as GraphML, which Cytoscape, Gephi and yEd read.
 *
 * @see <a href="http://graphml.graphdrawing.org/specification.html">GraphML</a>
 */
final class GraphMl {

    private static final Map<String, String> NODE = Map.of("label", "string", "kind", "string", "patients", "int");
    private static final Map<String, String> EDGE = Map.ofEntries(
            Map.entry("relation", "string"),
            Map.entry("origin", "string"),
            Map.entry("score", "double"),
            Map.entry("knowledgeScore", "double"),
            Map.entry("patientsScore", "double"),
            Map.entry("releases", "string"),
            Map.entry("references", "string"),
            Map.entry("reason", "string"),
            Map.entry("both", "int"),
            Map.entry("expected", "double"),
            Map.entry("ratio", "double"),
            Map.entry("p", "double"),
            Map.entry("q", "double"));

    private final XMLStreamWriter xml;

    private GraphMl(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(DiseaseMap map, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            new GraphMl(xml).map(map);
            xml.flush();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    private void map(DiseaseMap map) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace("http://graphml.graphdrawing.org/xmlns");
        keys("node", NODE);
        keys("edge", EDGE);
        xml.writeStartElement("graph");
        xml.writeAttribute("id", map.of().id().toString());
        xml.writeAttribute("edgedefault", "directed");
        for (MapNode node : map.nodes()) {
            node(node);
        }
        for (MapEdge edge : map.edges()) {
            edge(edge);
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void keys(String of, Map<String, String> keys) throws XMLStreamException {
        for (Map.Entry<String, String> key : new java.util.TreeMap<>(keys).entrySet()) {
            xml.writeEmptyElement("key");
            xml.writeAttribute("id", of + "." + key.getKey());
            xml.writeAttribute("for", of);
            xml.writeAttribute("attr.name", key.getKey());
            xml.writeAttribute("attr.type", key.getValue());
        }
    }

    private void node(MapNode node) throws XMLStreamException {
        xml.writeStartElement("node");
        xml.writeAttribute("id", node.id().toString());
        data("node.label", node.label());
        data("node.kind", node.kind());
        data("node.patients", node.patients());
        xml.writeEndElement();
    }

    private void edge(MapEdge edge) throws XMLStreamException {
        xml.writeStartElement("edge");
        xml.writeAttribute("id", "e" + edge.rank());
        xml.writeAttribute("source", edge.from().toString());
        xml.writeAttribute("target", edge.to().toString());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("relation", edge.relation());
        values.put("origin", edge.origin());
        values.put("score", edge.score());
        values.put("knowledgeScore", edge.knowledgeScore());
        values.put("patientsScore", edge.patientsScore());
        values.put("releases", MapFiles.releases(edge));
        values.put("references", MapFiles.references(edge));
        values.put("reason", edge.reason());
        seen(edge.evidence(), values);
        for (Map.Entry<String, @Nullable Object> value : values.entrySet()) {
            data("edge." + value.getKey(), value.getValue());
        }
        xml.writeEndElement();
    }

    private static void seen(@Nullable PatientEvidence seen, Map<String, @Nullable Object> values) {
        if (seen != null) {
            values.put("both", seen.both());
            values.put("expected", seen.expected());
            values.put("ratio", MapFiles.finite(seen.standardisedRatio().value()));
            values.put("p", MapFiles.finite(seen.pValue()));
            values.put("q", MapFiles.finite(seen.qValue()));
        }
    }

    private void data(String key, @Nullable Object value) throws XMLStreamException {
        if (value != null) {
            xml.writeStartElement("data");
            xml.writeAttribute("key", key);
            xml.writeCharacters(value.toString());
            xml.writeEndElement();
        }
    }
}
