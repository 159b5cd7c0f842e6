package org.sinew.graph;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import org.neo4j.driver.Driver;

/** Brings the database's constraints and indexes to the state of {@code cypher/migrations}. */
final class SchemaMigrations {

    private SchemaMigrations() {}

    static void apply(Driver driver) {
        MigrationsConfig config = MigrationsConfig.builder()
                .withLocationsToScan("classpath:cypher/migrations")
                .build();
        new Migrations(config, driver).apply();
    }
}
