package org.sinew.term.rdf;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;

/** A page of resources as triples. */
final class ResourceGraph {

    private static final String SINEW = "https://sinew.org/model#";
    private static final String NODE = "urn:node:";
    private static final Pattern IRI = Pattern.compile("<(" + NODE + "[^>]*)>");

    private final Graph graph = GraphFactory.createDefaultGraph();
    private final Map<Node, String> names = new HashMap<>();

    ResourceGraph(List<Resource> page) {
        page.forEach(this::add);
    }

    Graph graph() {
        return graph;
    }

    static Node node(String id) {
        return NodeFactory.createURI(NODE + id);
    }

    static Node word(String name) {
        return NodeFactory.createURI(SINEW + name);
    }

    /** A node's name, or a literal's text. */
    String text(Node value) {
        return value.isLiteral() ? value.getLiteralLexicalForm() : names.getOrDefault(value, value.toString());
    }

    /** A message with the nodes' names. */
    String inNames(String message) {
        return brief(IRI.matcher(message)
                .replaceAll(found -> Matcher.quoteReplacement(text(NodeFactory.createURI(found.group(1))))));
    }

    /** The model's words without their namespace. */
    static String brief(String text) {
        return text.replace("<" + SINEW, "").replace(SINEW, "").replace(">", "");
    }

    private void add(Resource resource) {
        Node node = described(resource.id(), resource.name(), resource.types());
        resource.values().forEach((property, value) -> add(node, property, value));
        for (Resource.Link link : resource.outgoing()) {
            graph.add(node, word(link.property()), described(link.id(), link.name(), link.types()));
        }
        for (Resource.Link link : resource.incoming()) {
            graph.add(described(link.id(), link.name(), link.types()), word(link.property()), node);
        }
    }

    private Node described(String id, String name, List<String> types) {
        Node node = node(id);
        names.put(node, name);
        types.forEach(type -> graph.add(node, RDF.Nodes.type, word(type)));
        return node;
    }

    private void add(Node node, String property, Object value) {
        if (value instanceof Iterable<?> many) {
            many.forEach(one -> graph.add(node, word(property), literal(one)));
        } else {
            graph.add(node, word(property), literal(value));
        }
    }

    private static Node literal(Object value) {
        return switch (value) {
            case String text -> NodeFactory.createLiteralString(text);
            case Boolean flag -> NodeFactory.createLiteralDT(flag.toString(), XSDDatatype.XSDboolean);
            case Long number -> NodeFactory.createLiteralDT(number.toString(), XSDDatatype.XSDinteger);
            case Double number -> NodeFactory.createLiteralByValue(number, XSDDatatype.XSDdouble);
            case ZonedDateTime time ->
                NodeFactory.createLiteralDT(
                        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time), XSDDatatype.XSDdateTime);
            default ->
                NodeFactory.createLiteralDT(
                        value.toString(),
                        NodeFactory.getType("java:" + value.getClass().getName()));
        };
    }
}
