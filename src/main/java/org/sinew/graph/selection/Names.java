package org.sinew.graph.selection;

import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.SymbolicName;

/** New variables, the same for the same selection. */
final class Names {

    private int used;

    SymbolicName next() {
        return Cypher.name("n" + used++);
    }
}
