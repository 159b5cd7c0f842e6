package org.sinew.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ac.simons.neo4j.migrations.core.Migrations;
import ac.simons.neo4j.migrations.core.MigrationsConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.sinew.term.Assertion;
import org.sinew.testing.TestGraph;

class SchemaMigrationsIT {

    private final Driver driver = ((DriverGraph) TestGraph.shared()).driver();

    @AfterEach
    void todaysSteps() {
        others(Path.of("cypher/migrations")).clean(true);
        SchemaMigrations.apply(driver);
    }

    @Test
    void aDatabaseOfAnEarlierBuildIsBroughtToTodaysSchema(@TempDir Path directory) throws Exception {
        run("DROP INDEX retracted_patient_id");
        others(directory).clean(true);
        Files.writeString(
                directory.resolve("V001__keys_and_indexes.cypher"),
                "CREATE CONSTRAINT patient_id IF NOT EXISTS FOR (n:Patient) REQUIRE n.id IS UNIQUE;\n");
        Files.writeString(
                directory.resolve("V003__commits.cypher"),
                "CREATE INDEX patient_birth IF NOT EXISTS FOR (n:Patient) ON (n.birth);\n");
        others(directory).apply();

        SchemaMigrations.apply(driver);

        assertThat(count("SHOW INDEXES YIELD name WHERE name = 'retracted_patient_id' RETURN count(*)"))
                .isEqualTo(1);
        assertThat(steps()).containsExactly("001 keys and indexes");
    }

    @Test
    void aDatabaseOfALaterBuildIsRefusedAndKeepsItsSteps(@TempDir Path directory) throws Exception {
        Files.copy(
                Path.of("cypher/migrations/V001__keys_and_indexes.cypher"),
                directory.resolve("V001__keys_and_indexes.cypher"));
        Files.writeString(
                directory.resolve("V002__keys_of_cases.cypher"),
                "CREATE INDEX patient_birth IF NOT EXISTS FOR (n:Patient) ON (n.birth);\n");
        others(directory).apply();

        assertThatThrownBy(() -> SchemaMigrations.apply(driver))
                .isInstanceOf(GraphUnavailable.class)
                .hasMessageContaining("002 keys of cases");

        assertThat(steps()).containsExactly("001 keys and indexes", "002 keys of cases");
    }

    @Test
    void edgesOfEveryRelationAreFoundByTheirRelease() {
        assertThat(run(
                                "SHOW INDEXES YIELD entityType, labelsOrTypes, properties"
                                        + " WHERE entityType = 'RELATIONSHIP' AND properties = ['release'] RETURN labelsOrTypes[0]")
                        .stream()
                        .map(row -> row.get(0).asString()))
                .containsAll(
                        Stream.of(Assertion.Relation.values()).map(Enum::name).toList());
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

    private List<String> steps() {
        return run("MATCH (m:__Neo4jMigration) WHERE m.version <> 'BASELINE'"
                        + " RETURN m.version + ' ' + m.description AS step ORDER BY step")
                .stream()
                .map(row -> row.get("step").asString())
                .toList();
    }

    private long count(String cypher) {
        return run(cypher).getFirst().get(0).asLong();
    }

    private List<Record> run(String cypher) {
        return driver.executableQuery(cypher).execute().records();
    }
}
