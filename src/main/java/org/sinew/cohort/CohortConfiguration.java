package org.sinew.cohort;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.sinew.graph.Commits;
import org.sinew.graph.FactHistory;
import org.sinew.graph.FactScan;
import org.sinew.graph.Graph;
import org.sinew.term.Terminology;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Puts the timelines beside the graph, and the questions over them, where somebody asks any. */
@Configuration(proxyBeanMethods = false)
class CohortConfiguration {

    @Lazy
    @Bean(destroyMethod = "close")
    LiveTimelines liveTimelines(Graph graph, @Value("${sinew.data}") Path data) {
        return new LiveTimelines(
                        FactScan.of(graph), new Commits(graph), new FactHistory(graph), data.resolve("timelines"))
                .start();
    }

    @Lazy
    @Bean
    Cohorts cohorts(LiveTimelines timelines, Supplier<Terminology> terminology, Library library, Graph graph) {
        return new Cohorts(timelines::current, timelines::at, terminology, library, GraphSets.of(graph), 1);
    }
}
