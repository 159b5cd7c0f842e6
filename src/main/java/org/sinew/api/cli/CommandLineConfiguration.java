package org.sinew.api.cli;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The graph and the ways in, and nothing that serves. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"org.sinew.graph", "org.sinew.ingest", "org.sinew.cohort", "org.sinew.precision.pgx"})
@ImportAutoConfiguration(DataNeo4jAutoConfiguration.class)
class CommandLineConfiguration {}
