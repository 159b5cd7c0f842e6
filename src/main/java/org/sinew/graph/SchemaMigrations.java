package org.sinew.graph;

import ac.simons.neo4j.migrations.core.MigrationChain;
import ac.simons.neo4j.migrations.core.MigrationChain.ChainBuilderMode;
import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import ac.simons.neo4j.migrations.core.MigrationsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.neo4j.driver.Driver;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings the database's constraints and indexes to the state of {@code cypher/migrations}. */
final class SchemaMigrations {

    private static final String PLACE = "cypher/migrations";

    /** All that builds before the first release took; the first of them was changed in place. */
    private static final Set<String> EARLIER = Set.of(
            "001 keys and indexes",
            "002 versions and measurements of an encounter",
            "003 commits",
            "010 saved cohorts",
            "011 feedback",
            "012 drug products",
            "013 deleted patients");

    private SchemaMigrations() {}

    static void apply(Driver driver) {
        MigrationsConfig config = MigrationsConfig.builder()
                .withLocationsToScan("classpath:" + PLACE)
                .withResourceScanner(locations -> files())
                .build();
        apply(new Migrations(config, driver));
    }

    /**
     * A database of an earlier build forgets the steps it took, for all of today's say {@code IF NOT EXISTS}.
     *
     * @throws GraphUnavailable for a database that took a step of a build that is not known here
     */
    private static void apply(Migrations migrations) {
        try {
            migrations.apply();
        } catch (MigrationsException failure) {
            if (migrations.validate().isValid()) {
                throw failure;
            }
            requireEarlier(migrations.info(ChainBuilderMode.REMOTE), failure);
            migrations.clean(true);
            migrations.apply();
        }
    }

    private static void requireEarlier(MigrationChain taken, MigrationsException failure) {
        List<String> unknown = taken.getElements().stream()
                .map(step ->
                        step.getVersion() + " " + step.getOptionalDescription().orElse(""))
                .filter(step -> !EARLIER.contains(step))
                .toList();
        if (!unknown.isEmpty()) {
            throw new GraphUnavailable(
                    "the graph's schema is not of this build, nor of an earlier one; it took the steps "
                            + String.join(", ", unknown) + ": open it with the build that made it",
                    failure);
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
