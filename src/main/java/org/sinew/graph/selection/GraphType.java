package org.sinew.graph.selection;

import java.util.List;
import java.util.Map;

/**
 * Nodes or relationships of one kind.
 *
 * @param labels what its nodes carry; for {@link Form#EDGE} the one relationship type
 * @param members for an interface the concrete types, from the most special label on; empty for a concrete type
 * @param classifiedBy the step to the terms that subsumption compares; empty when it is a term itself
 * @param isFamily whether ids are unique within it and no wider type holds it
 */
public record GraphType(
        String name,
        Form form,
        List<String> labels,
        List<String> members,
        Map<String, GraphField> fields,
        String classifiedBy,
        boolean isFamily) {

    /** What stands for the type in the graph. */
    public enum Form {
        NODE,
        EDGE,
        PROPERTIES
    }

    public boolean isAbstract() {
        return !members.isEmpty();
    }

    /** @throws IllegalArgumentException when there is no such field */
    public GraphField field(String field) {
        GraphField found = fields.get(field);
        if (found == null) {
            throw new IllegalArgumentException("no field " + name + "." + field);
        }
        return found;
    }

    public GraphField.Step step(String field) {
        if (field(field) instanceof GraphField.Step step) {
            return step;
        }
        throw new IllegalArgumentException(name + "." + field + " does not lead to another type");
    }

    public GraphField.Scalar scalar(String field) {
        if (field(field) instanceof GraphField.Scalar scalar) {
            return scalar;
        }
        throw new IllegalArgumentException(name + "." + field + " is not a property");
    }

    /** The property that holds the id. */
    String idProperty() {
        return scalar("id").property();
    }

    /** The one label that tells its nodes from others of its interfaces. */
    String ownLabel() {
        return labels.getLast();
    }
}
