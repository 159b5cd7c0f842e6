package org.sinew.graph;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.neo4j.driver.Driver;

/** A graph on its way, for those who only want to hold it so far: whoever first asks it something waits until it is open. */
final class AwaitedGraph implements Graph {

    private final GraphAhead.Opening opening;

    AwaitedGraph(GraphAhead.Opening opening) {
        this.opening = opening;
    }

    /**
     * Waits until the graph is open.
     *
     * @throws GraphUnavailable when it cannot be opened
     */
    DriverGraph opened() {
        return opening.opened();
    }

    @Override
    public List<Map<String, Object>> read(Statement statement, Duration timeout) {
        return opened().read(statement, timeout);
    }

    @Override
    public <T> T write(Function<Transaction, T> work) {
        return opened().write(work);
    }

    @Override
    public FactScan scan() {
        return new FactScan() {
            @Override
            public void all(Sink sink) {
                opened().scan().all(sink);
            }

            @Override
            public void these(Collection<String> patients, Sink sink) {
                opened().scan().these(patients, sink);
            }
        };
    }

    /** The graph's driver, which waits likewise. */
    Driver driver() {
        return (Driver) Proxy.newProxyInstance(
                Driver.class.getClassLoader(), new Class<?>[] {Driver.class}, (proxy, method, values) -> {
                    try {
                        return method.invoke(opened().driver(), values);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getTargetException();
                    }
                });
    }

    @Override
    public void close() {
        opening.close();
    }
}
