package org.sinew.graph.selection;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.cypherdsl.core.Cypher;
import org.neo4j.cypherdsl.core.Expression;
import org.neo4j.cypherdsl.core.renderer.Configuration;
import org.neo4j.cypherdsl.core.renderer.Dialect;
import org.neo4j.cypherdsl.core.renderer.Renderer;
import org.sinew.graph.Statement;

/**
 * Turns a selection into one Cypher statement.
 *
 * <p>Every field becomes an expression: a property, or a {@code COLLECT} or {@code COUNT} subquery that starts at its
 * parent's variable. So sibling fields never multiply each other's rows, and filter, order and page stand inside the
 * subquery they belong to. Labels, relationship types and properties come from the model, values are parameters, hence
 * the statement depends on the {@link Selection} alone and is kept for the next equal one.
 */
public final class SelectionCompiler {

    public static final String ANSWER = "answer";

    private static final int KEPT = 500;

    private final GraphModel model;
    private final Renderer renderer = Renderer.getRenderer(
            Configuration.newConfig().withDialect(Dialect.NEO4J_5_CYPHER_5).build());
    private final Map<Selection, String> statements = Collections.synchronizedMap(new Kept());

    public SelectionCompiler(GraphModel model) {
        this.model = model;
    }

    /**
     * @param values what stands in the selection's slots, by their index
     * @return a statement whose one row has the fields' values, by their columns, under {@link #ANSWER}
     * @throws IllegalArgumentException when the selection names what the model does not have, or its cursor has not as
     *     many values as its order
     */
    public Statement compile(Selection selection, List<? extends @Nullable Object> values) {
        String cypher = statements.get(selection);
        if (cypher == null) {
            cypher = render(selection);
            statements.put(selection, cypher);
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            parameters.put("p" + i, values.get(i));
        }
        return new Statement(cypher, parameters);
    }

    private String render(Selection selection) {
        Expression answer = new Projection(model).values(selection.fields(), null);
        return renderer.render(Cypher.returning(answer.as(ANSWER)).build());
    }

    private static final class Kept extends LinkedHashMap<Selection, String> {
        Kept() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Selection, String> eldest) {
            return size() > KEPT;
        }
    }
}
