package org.sinew.ingest;

import java.time.Clock;
import java.util.List;
import org.sinew.graph.FactWriter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.neo4j.repository.config.EnableNeo4jRepositories;

/** Puts the ways in together. */
@Configuration(proxyBeanMethods = false)
@EnableNeo4jRepositories(considerNestedRepositories = true)
class IngestConfiguration {

    @Bean
    DeadLetters deadLetters(DeadLetterStore store, Clock clock) {
        return new DeadLetters(store, clock);
    }

    @Bean
    Ingest ingest(
            FactWriter writer, List<SourceReader> readers, DeadLetters deadLetters, IngestRuns runs, Clock clock) {
        return new Ingest(writer, new Formats(readers), Limits.DEFAULT, deadLetters, runs, clock);
    }
}
