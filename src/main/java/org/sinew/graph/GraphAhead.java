package org.sinew.graph;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** Opens the graph on a thread of its own while the application around it is still being put together. */
public final class GraphAhead implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        GraphSettings settings = Binder.get(context.getEnvironment())
                .bind("sinew", GraphConfiguration.GraphProperties.class)
                .get()
                .settings();
        Opening opening = new Opening(settings);
        DefaultListableBeanFactory beans = context.getDefaultListableBeanFactory();
        beans.registerSingleton("graphOpening", opening);
        beans.registerDisposableBean("graphOpening", opening::close);
    }

    /** A graph on its way. */
    static final class Opening {

        private final FutureTask<DriverGraph> graph;
        private final AtomicBoolean isClosed = new AtomicBoolean();

        Opening(GraphSettings settings) {
            this.graph = new FutureTask<>(() -> DriverGraph.open(settings));
            Thread.ofPlatform().name("graph").daemon().start(graph);
        }

        /**
         * Waits for it.
         *
         * @throws GraphUnavailable when it cannot be opened
         */
        DriverGraph opened() {
            try {
                return graph.get();
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof RuntimeException known
                        ? known
                        : new GraphUnavailable("the graph could not be opened", failure.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new GraphUnavailable("interrupted while the graph was opened", stopped);
            }
        }

        /** Ends it, once, if it could be opened. */
        void close() {
            if (isClosed.compareAndSet(false, true)) {
                try {
                    opened().close();
                } catch (GraphUnavailable nothing) {
                    return;
                }
            }
        }
    }
}
