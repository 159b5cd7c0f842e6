package org.sinew.graph;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.neo4j.driver.Driver;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the graph that the configuration names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GraphConfiguration.GraphProperties.class)
class GraphConfiguration {

    /**
     * @param data the data directory
     * @param graph the database; an empty uri is the embedded one
     */
    @ConfigurationProperties("sinew")
    record GraphProperties(Path data, @DefaultValue Connection graph) {

        record Connection(
                @DefaultValue("") String uri,
                @DefaultValue("neo4j") String user,
                @DefaultValue("") String password,
                @DefaultValue("0") int boltPort,
                @DefaultValue("false") boolean attach) {}

        GraphSettings settings() {
            return new GraphSettings(
                    graph.uri().isBlank() ? null : URI.create(graph.uri()),
                    graph.user(),
                    graph.password(),
                    data,
                    graph.boltPort(),
                    graph.attach());
        }
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    AwaitedGraph graph(GraphProperties properties, ObjectProvider<GraphAhead.Opening> ahead) {
        return new AwaitedGraph(ahead.getIfAvailable(() -> new GraphAhead.Opening(properties.settings())));
    }

    @Bean(destroyMethod = "")
    Driver driver(AwaitedGraph graph) {
        return graph.driver();
    }

    /** Nothing is served before the graph is open. */
    @Bean
    SmartInitializingSingleton graphIsOpen(AwaitedGraph graph) {
        return graph::opened;
    }

    @Bean
    FactWriter factWriter(Graph graph, Clock clock) {
        return new FactWriter(graph, clock);
    }

    @Bean
    KnowledgeWriter knowledgeWriter(Graph graph, Clock clock) {
        return new KnowledgeWriter(graph, clock);
    }
}
