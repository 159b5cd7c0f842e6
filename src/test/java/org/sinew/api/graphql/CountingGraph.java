package org.sinew.api.graphql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sinew.graph.Graph;
import org.sinew.graph.Statement;

/** A graph that notes the statements it is read with. */
record CountingGraph(Graph graph, List<String> statements) implements Graph {

    @Override
    public List<Map<String, Object>> read(Statement statement, Duration timeout) {
        statements.add(statement.cypher());
        return graph.read(statement, timeout);
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return graph.write(work);
    }

    @Override
    public void close() {}
}
