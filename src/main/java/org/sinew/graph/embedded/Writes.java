package org.sinew.graph.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.api.map.primitive.IntObjectMap;
import org.eclipse.collections.api.map.primitive.MutableIntObjectMap;
import org.eclipse.collections.api.set.primitive.IntSet;
import org.eclipse.collections.impl.factory.primitive.IntObjectMaps;
import org.eclipse.collections.impl.factory.primitive.IntSets;
import org.neo4j.exceptions.KernelException;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import org.neo4j.internal.kernel.api.TokenWrite;
import org.neo4j.internal.kernel.api.Write;
import org.neo4j.kernel.api.KernelTransaction;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;
import org.neo4j.values.storable.Value;
import org.neo4j.values.storable.Values;

/** The write operations of one transaction, with names for the numbers that stand for labels, types and properties. */
final class Writes {

    private static final IntSet NO_LABELS = IntSets.immutable.empty();

    private final Write write;
    private final TokenWrite tokens;
    private final Map<String, Integer> labels = new HashMap<>();
    private final Map<String, Integer> types = new HashMap<>();
    private final Map<String, Integer> properties = new HashMap<>();

    private Writes(Write write, TokenWrite tokens) {
        this.write = write;
        this.tokens = tokens;
    }

    static Writes of(Transaction tx) throws KernelException {
        KernelTransaction kernel = ((InternalTransaction) tx).kernelTransaction();
        return new Writes(kernel.dataWrite(), kernel.tokenWrite());
    }

    long node(List<String> names, Map<String, ?> values) throws KernelException {
        int[] numbers = new int[names.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(labels, names.get(i), tokens::labelGetOrCreateForName);
        }
        long node = write.nodeCreateWithLabels(numbers);
        write.nodeApplyChanges(node, NO_LABELS, NO_LABELS, stored(values));
        return node;
    }

    void edge(long from, String type, long to, Map<String, ?> values) throws KernelException {
        long edge = write.relationshipCreate(from, number(types, type, tokens::relationshipTypeGetOrCreateForName), to);
        if (!values.isEmpty()) {
            write.relationshipApplyChanges(edge, stored(values));
        }
    }

    /** The store's number of a node; it is asked for within the transaction that gave the node. */
    @SuppressWarnings("removal") // the element id is a text that would be made for every fact
    static long number(Node node) {
        return node.getId();
    }

    private interface Naming {
        int number(String name) throws KernelException;
    }

    private static int number(Map<String, Integer> known, String name, Naming naming) throws KernelException {
        Integer number = known.get(name);
        if (number == null) {
            number = naming.number(name);
            known.put(name, number);
        }
        return number;
    }

    private IntObjectMap<Value> stored(Map<String, ?> values) throws KernelException {
        MutableIntObjectMap<Value> stored = IntObjectMaps.mutable.ofInitialCapacity(values.size());
        for (Map.Entry<String, ?> entry : values.entrySet()) {
            stored.put(
                    number(properties, entry.getKey(), tokens::propertyKeyGetOrCreateForName),
                    stored(entry.getValue()));
        }
        return stored;
    }

    private static Value stored(Object value) {
        return value instanceof List<?> list ? Values.of(list.toArray(String[]::new)) : Values.of(value);
    }
}
