package org.sinew.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.sinew.testing.TestGraph;

class SchemaMigrationsIT {

    private final Driver driver = ((DriverGraph) TestGraph.shared()).driver();

    @Test
    void aDatabaseOfOtherStepsIsBroughtToTodaysSchema(@TempDir Path directory) throws Exception {
        run("DROP INDEX retracted_patient_id");
        others(directory).clean(true);
        Files.writeString(
                directory.resolve("V001__keys.cypher"),
                "CREATE CONSTRAINT patient_id IF NOT EXISTS FOR (n:Patient) REQUIRE n.id IS UNIQUE;\n");
        Files.writeString(
                directory.resolve("V002__more.cypher"),
                "CREATE INDEX patient_birth IF NOT EXISTS FOR (n:Patient) ON (n.birth);\n");
        others(directory).apply();

        SchemaMigrations.apply(driver);

        assertThat(count("SHOW INDEXES YIELD name WHERE name = 'retracted_patient_id' RETURN count(*)"))
                .isEqualTo(1);
        assertThat(count("MATCH (m:__Neo4jMigration) WHERE m.description = 'more' RETURN count(m)"))
                .isZero();
    }

    @Test
    void appliedAgainNothingChanges() {
        long before = count("SHOW INDEXES YIELD name RETURN count(*)");

        SchemaMigrations.apply(driver);

        assertThat(count("SHOW INDEXES YIELD name RETURN count(*)")).isEqualTo(before);
    }

    private Migrations others(Path directory) {
        return new Migrations(
                MigrationsConfig.builder()
                        .withLocationsToScan(directory.toUri().toString())
                        .build(),
                driver);
    }

    private long count(String cypher) {
        return run(cypher).getFirst().get(0).asLong();
    }

    private List<Record> run(String cypher) {
        return driver.executableQuery(cypher).execute().records();
    }
}
