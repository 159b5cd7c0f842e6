package org.sinew.api.guidance;

import org.sinew.api.precision.LiveDiagnosis;
import org.sinew.graph.Graph;
import org.sinew.guidance.Backgrounds;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.precision.pgx.LoadedTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins guidance to what is known. */
@Configuration(proxyBeanMethods = false)
class GuidanceWiring {

    @Bean
    Backgrounds backgrounds(Graph graph, Knowledge knowledge, LoadedTables tables, LiveDiagnosis diagnosis) {
        return new Backgrounds(graph, knowledge::current, tables::current, diagnosis::diagnosis);
    }
}
