package org.sinew.graph;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import ac.simons.neo4j.migrations.core.MigrationsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.neo4j.driver.Driver;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings the database's constraints and indexes to the state of {@code cypher/migrations}. */
final class SchemaMigrations {

    private static final String PLACE = "cypher/migrations";

    private SchemaMigrations() {}

    static void apply(Driver driver) {
        MigrationsConfig config = MigrationsConfig.builder()
                .withLocationsToScan("classpath:" + PLACE)
                .withResourceScanner(locations -> files())
                .build();
        apply(new Migrations(config, driver));
    }

    /** A database of a build before the first release took other steps; all of today's say {@code IF NOT EXISTS}. */
    private static void apply(Migrations migrations) {
        try {
            migrations.apply();
        } catch (MigrationsException failure) {
            if (migrations.validate().isValid()) {
                throw failure;
            }
            migrations.clean(true);
            migrations.apply();
        }
    }

    /** The library's own scanner opens every jar of the class path, which takes longer than the migrations. */
    private static List<URL> files() {
        try {
            List<URL> files = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:" + PLACE + "/*")) {
                files.add(file.getURL());
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
