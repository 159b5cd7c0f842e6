package org.sinew.ingest;

import java.time.Clock;
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
    Ingest ingest(FactWriter writer, SourceReader reader, DeadLetters deadLetters, IngestRuns runs, Clock clock) {
        return new Ingest(writer, reader, Limits.DEFAULT, deadLetters, runs, clock);
    }
}
