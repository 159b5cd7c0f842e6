package org.sinew.cohort;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Published records in DuckDB as the tables {@code person(id, birth, death, female)} and {@code event(kind, person, code, day,
 * last, value, unit, encounter, class)}, days as epoch days, read by DuckDB itself; and the files for whoever reads them by
 * other means.
 */
final class SqlTables implements AutoCloseable {

    private final Path directory;
    private final Connection connection;

    private SqlTables(Path directory) throws SQLException {
        this.directory = directory;
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        run("SET threads = 2", "SET memory_limit = '2GB'");
    }

    static String day(String column) {
        return "datediff('day', DATE '1970-01-01', CAST(substr(" + column + ", 1, 10) AS DATE))";
    }

    static SqlTables synthea(Path archive, Path directory) throws Exception {
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file, 1 << 16))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                keep(directory, entry.getName(), tar);
            }
        }
        SqlTables tables = new SqlTables(directory);
        tables.run(
                "CREATE TABLE person AS SELECT Id AS id, " + day("BIRTHDATE") + " AS birth, " + day("DEATHDATE")
                        + " AS death, GENDER = 'F' AS female FROM " + tables.csv("patients.csv"),
                "CREATE TABLE event AS SELECT 'CONDITION' AS kind, PATIENT AS person, 'SNOMEDCT:' || CODE AS code, "
                        + day("START") + " AS day, " + day("STOP")
                        + " AS last, CAST(NULL AS DOUBLE) AS value, CAST(NULL AS VARCHAR) AS unit, ENCOUNTER AS encounter,"
                        + " CAST(NULL AS VARCHAR) AS class FROM " + tables.csv("conditions.csv"),
                "INSERT INTO event SELECT 'MEDICATION', PATIENT, 'RXNORM:' || CODE, " + day("START") + ", "
                        + day("STOP") + ", NULL, NULL, ENCOUNTER, NULL FROM " + tables.csv("medications.csv"),
                "INSERT INTO event SELECT 'MEASUREMENT', PATIENT, 'LOINC:' || CODE, " + day("DATE")
                        + ", NULL, CAST(VALUE AS DOUBLE), UNITS, ENCOUNTER, NULL FROM "
                        + tables.csv("observations.csv") + " WHERE TYPE = 'numeric'",
                "INSERT INTO event SELECT 'ENCOUNTER', PATIENT, 'SNOMEDCT:' || CODE, " + day("START") + ", "
                        + day("STOP") + ", NULL, NULL, Id, ENCOUNTERCLASS FROM " + tables.csv("encounters.csv"));
        return tables;
    }

    static SqlTables omop(Path archive, Path directory) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().contains("__MACOSX")) {
                    keep(directory, entry.getName(), zip);
                }
            }
        }
        SqlTables tables = new SqlTables(directory);
        tables.run(
                "CREATE TABLE concept AS SELECT concept_id, CASE vocabulary_id WHEN 'SNOMED' THEN 'SNOMEDCT:' WHEN"
                        + " 'RxNorm' THEN 'RXNORM:' ELSE vocabulary_id || ':' END || concept_code AS code FROM "
                        + tables.csv("CONCEPT.csv"),
                "CREATE TABLE is_a AS SELECT a.code AS child, b.code AS parent FROM "
                        + tables.csv("CONCEPT_RELATIONSHIP.csv")
                        + " r JOIN concept a ON a.concept_id = r.concept_id_1 JOIN concept b ON b.concept_id ="
                        + " r.concept_id_2 WHERE relationship_id = 'Is a'",
                "CREATE TABLE person AS SELECT p.person_id AS id, " + day("birth_datetime") + " AS birth, "
                        + day("death_date") + " AS death, gender_concept_id = '8532' AS female FROM "
                        + tables.csv("PERSON.csv") + " p LEFT JOIN " + tables.csv("DEATH.csv")
                        + " d ON d.person_id = p.person_id",
                "CREATE TABLE event AS SELECT 'CONDITION' AS kind, person_id AS person, code, "
                        + day("condition_start_date") + " AS day, " + day("condition_end_date")
                        + " AS last, CAST(NULL AS DOUBLE) AS value, CAST(NULL AS VARCHAR) AS unit, visit_occurrence_id AS"
                        + " encounter, CAST(NULL AS VARCHAR) AS class FROM "
                        + tables.csv("CONDITION_OCCURRENCE.csv") + " JOIN concept ON concept_id = condition_concept_id",
                "INSERT INTO event SELECT 'MEDICATION', person_id, code, " + day("drug_exposure_start_date") + ", "
                        + day("drug_exposure_end_date") + ", NULL, NULL, visit_occurrence_id, NULL FROM "
                        + tables.csv("DRUG_EXPOSURE.csv") + " JOIN concept ON concept_id = drug_concept_id",
                "INSERT INTO event SELECT 'MEASUREMENT', person_id, code, " + day("measurement_date")
                        + ", NULL, CAST(value_as_number AS DOUBLE), unit_source_value, visit_occurrence_id, NULL FROM "
                        + tables.csv("MEASUREMENT.csv") + " JOIN concept ON concept_id = measurement_concept_id");
        return tables;
    }

    private static void keep(Path directory, String name, InputStream content) throws IOException {
        if (name.endsWith(".csv")) {
            Files.copy(content, directory.resolve(Path.of(name).getFileName().toString()));
        }
    }

    private String csv(String name) {
        return "read_csv('" + directory.resolve(name) + "', all_varchar = true, header = true, quote = '\"')";
    }

    private void run(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column, sorted, nothing twice. */
    SortedSet<String> texts(String sql) throws SQLException {
        SortedSet<String> found = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** Rows of a file by column, without DuckDB. */
    void rows(String name, Consumer<CSVRecord> row) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(Files.newBufferedReader(directory.resolve(name), StandardCharsets.UTF_8))) {
            parser.forEach(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
