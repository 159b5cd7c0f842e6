package org.sinew.term.rdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.Target;
import org.apache.jena.shacl.engine.TargetType;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;

/**
 * Holds nodes of the graph against shapes (W3C SHACL 2017), a page of nodes at a time. Only the page's own nodes are
 * checked; of the nodes that they are linked to only the classes are known.
 */
public final class ShapeCheck {

    private static final List<String> BUNDLED = List.of("patients", "facts", "measurements", "knowledge");

    static {
        JenaSystem.init();
    }

    private final Shapes shapes;
    private final Map<Node, List<Shape>> byClass = new HashMap<>();
    private final Map<Node, Shape> owners = new HashMap<>();

    private ShapeCheck(Graph graph) {
        shapes = Shapes.parse(graph);
        for (Shape shape : shapes.getTargetShapes()) {
            owners.put(shape.getShapeNode(), shape);
            shape.getPropertyShapes().forEach(property -> owners.put(property.getShapeNode(), shape));
            for (Target target : shape.getTargets()) {
                if (target.getTargetType() == TargetType.targetClass) {
                    byClass.computeIfAbsent(target.getObject(), c -> new ArrayList<>())
                            .add(shape);
                }
            }
        }
    }

    /** The shapes of {@code ontology/shapes}. */
    public static ShapeCheck bundled() {
        Graph graph = GraphFactory.createDefaultGraph();
        BUNDLED.forEach(name -> read("/ontology/shapes/" + name + ".ttl", graph));
        return new ShapeCheck(graph);
    }

    private static void read(String resource, Graph into) {
        try (InputStream in = ShapeCheck.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no shapes " + resource);
            }
            RDFParser.create().source(in).lang(Lang.TURTLE).parse(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the page's nodes, in their order; empty if they conform. */
    public List<Violation> check(List<Resource> page) {
        ResourceGraph data = new ResourceGraph(page);
        return page.stream().flatMap(node -> check(node, data).stream()).toList();
    }

    private List<Violation> check(Resource resource, ResourceGraph data) {
        ValidationContext context = ValidationContext.create(shapes, data.graph());
        Node node = ResourceGraph.node(resource.id());
        for (String type : resource.types()) {
            byClass.getOrDefault(ResourceGraph.word(type), List.of())
                    .forEach(shape -> VLib.validateShape(context, data.graph(), shape, node));
        }
        return context.generateReport().getEntries().stream()
                .map(entry -> violation(resource, entry, data))
                .sorted(Comparator.comparing(Violation::shape).thenComparing(Violation::path))
                .toList();
    }

    private Violation violation(Resource resource, ReportEntry entry, ResourceGraph data) {
        Shape owner = owners.get(entry.source());
        return new Violation(
                resource.name(),
                String.join(":", resource.types()),
                entry.resultPath() == null
                        ? ""
                        : ResourceGraph.brief(entry.resultPath().toString()),
                entry.value() == null ? "" : data.text(entry.value()),
                data.inNames(entry.message()),
                owner == null ? "" : ResourceGraph.brief(owner.getShapeNode().toString()));
    }
}
