package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.Release;
import org.sinew.term.TermDraft;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * The same questions as criteria and in SQL on DuckDB, about published patients: the SHA-256 of the sorted ids is the same.
 * The two sides read the files by different means. Skipped where the files are absent.
 */
class SameAnswersInSqlTests {

    private static final Path DATA = Path.of("../shared/data");

    /** Subtrees, sets, time, counts, values, eras and attributes, in both languages. */
    private static final Map<String, String> SYNTHEA = new LinkedHashMap<>();

    private static final Map<String, String> OMOP = new LinkedHashMap<>();

    static {
        SYNTHEA.put(
                "condition {SNOMEDCT:15777000} and medication {RXNORM:314076} and not condition {SNOMEDCT:44054006}",
                with("CONDITION", "SNOMEDCT:15777000") + " INTERSECT " + with("MEDICATION", "RXNORM:314076")
                        + " EXCEPT " + with("CONDITION", "SNOMEDCT:44054006"));
        SYNTHEA.put(
                "at-least 2 of (condition {SNOMEDCT:162864005}, condition {SNOMEDCT:59621000}, medication {RXNORM:310798})",
                "SELECT person FROM (" + with("CONDITION", "SNOMEDCT:162864005") + " UNION ALL "
                        + with("CONDITION", "SNOMEDCT:59621000") + " UNION ALL " + with("MEDICATION", "RXNORM:310798")
                        + ") GROUP BY person HAVING count(*) >= 2");
        SYNTHEA.put(
                "condition {SNOMEDCT:59621000} first [dates 2000..2015-06]",
                "SELECT person FROM event WHERE kind = 'CONDITION' AND code = 'SNOMEDCT:59621000' GROUP BY person HAVING"
                        + " min(day) BETWEEN " + epoch("2000-01-01") + " AND " + epoch("2015-06-30"));
        SYNTHEA.put(
                "sequence (then condition {SNOMEDCT:59621000} then [0..90] medication {RXNORM:314076 OR RXNORM:310798})",
                "SELECT DISTINCT a.person FROM event a JOIN event b ON a.person = b.person WHERE a.code ="
                        + " 'SNOMEDCT:59621000' AND a.kind = 'CONDITION' AND b.kind = 'MEDICATION' AND b.code IN"
                        + " ('RXNORM:314076', 'RXNORM:310798') AND b.day - a.day BETWEEN 0 AND 90");
        SYNTHEA.put(
                "encounter {*} [encounter-kind 'emergency'] count [2.. events within 365]",
                "SELECT DISTINCT person FROM (SELECT person, day, lag(day) OVER (PARTITION BY person ORDER BY day) AS"
                        + " earlier FROM event WHERE class = 'emergency') WHERE day - earlier <= 365");
        SYNTHEA.put(
                "measurement {LOINC:8480-6} last [value at-least 130.0 unit 'mm[Hg]']",
                "SELECT DISTINCT e.person FROM event e JOIN (SELECT person, max(day) AS day FROM event WHERE code ="
                        + " 'LOINC:8480-6' GROUP BY person) l ON l.person = e.person AND l.day = e.day WHERE code ="
                        + " 'LOINC:8480-6' AND value >= 130");
        SYNTHEA.put(
                "measurement {LOINC:29463-7} [value above 110000.0 unit 'g'] [dates 2022..]",
                "SELECT DISTINCT person FROM event WHERE code = 'LOINC:29463-7' AND value * 1000 > 110000 AND day >= "
                        + epoch("2022-01-01"));
        SYNTHEA.put(
                "measurement {LOINC:39156-5} [dates 2023..2024] total mean [above 28.0 at-most 31.0]",
                "SELECT person FROM event WHERE code = 'LOINC:39156-5' AND day BETWEEN " + epoch("2023-01-01") + " AND "
                        + epoch("2024-12-31") + " GROUP BY person HAVING avg(value) > 28 AND avg(value) <= 31");
        SYNTHEA.put(
                "measurement {LOINC:2339-0} count [12.. days]",
                "SELECT person FROM event WHERE code = 'LOINC:2339-0' GROUP BY person HAVING count(DISTINCT day) >= 12");
        SYNTHEA.put(
                "condition {SNOMEDCT:444814009} [washout 365] count [2.. events]",
                "SELECT person FROM (SELECT person, day, max(day) OVER (PARTITION BY person ORDER BY day RANGE BETWEEN"
                        + " UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier FROM event WHERE kind = 'CONDITION' AND code ="
                        + " 'SNOMEDCT:444814009') WHERE earlier IS NULL OR day - earlier > 365 GROUP BY person HAVING"
                        + " count(*) >= 2");
        SYNTHEA.put(
                "medication {RXNORM:314076} eras 30 [at-least-days 1000]",
                "SELECT DISTINCT person FROM (SELECT person, min(day) AS f, max(greatest(day, coalesce(last, day))) AS l"
                        + " FROM (SELECT *, sum(CASE WHEN day - before <= 30 THEN 0 ELSE 1 END) OVER (PARTITION BY person"
                        + " ORDER BY day, n) AS era FROM (SELECT *, max(greatest(day, coalesce(last, day))) OVER"
                        + " (PARTITION BY person ORDER BY day, n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS"
                        + " before FROM (SELECT *, row_number() OVER () AS n FROM event WHERE code = 'RXNORM:314076')))"
                        + " GROUP BY person, era) WHERE l - f + 1 >= 1000");
        SYNTHEA.put(
                "related (condition {*} during encounter {*} [encounter-kind 'inpatient'])",
                "SELECT DISTINCT a.person FROM event a JOIN event b ON a.person = b.person WHERE a.kind = 'CONDITION' AND"
                        + " b.class = 'inpatient' AND a.day >= b.day AND coalesce(a.last, a.day) <= coalesce(b.last,"
                        + " b.day)");
        SYNTHEA.put(
                "index (condition {SNOMEDCT:59621000} first) has (medication {RXNORM:308136} [after-index 1..] and patient"
                        + " [age 40..59])",
                "SELECT i.person FROM (SELECT person, min(day) AS day FROM event WHERE kind = 'CONDITION' AND code ="
                        + " 'SNOMEDCT:59621000' GROUP BY person) i JOIN person p ON p.id = i.person WHERE EXISTS (SELECT 1"
                        + " FROM event m WHERE m.person = i.person AND m.code = 'RXNORM:308136' AND m.day > i.day) AND "
                        + age("i.day") + " BETWEEN 40 AND 59");
        SYNTHEA.put(
                "patient [sex FEMALE] [age 65..] [on 2020-03-01] [alive true]",
                "SELECT id FROM person p WHERE female AND " + age(String.valueOf(epoch("2020-03-01")))
                        + " >= 65 AND (death IS NULL OR death >= " + epoch("2020-03-01") + ")");
        SYNTHEA.put(
                "patient [observed-days 20000]",
                "SELECT person FROM event GROUP BY person HAVING max(greatest(day, coalesce(last, day))) - min(day) + 1 >="
                        + " 20000");
        SYNTHEA.put(
                "related (condition {SNOMEDCT:59621000} before [1..30] medication {*})",
                "SELECT DISTINCT a.person FROM event a JOIN event b ON a.person = b.person WHERE a.kind = 'CONDITION' AND"
                        + " a.code = 'SNOMEDCT:59621000' AND b.kind = 'MEDICATION' AND b.day - coalesce(a.last, a.day)"
                        + " BETWEEN 1 AND 30");
        String sinusitis =
                "(WITH RECURSIVE below(code) AS (SELECT 'SNOMEDCT:36971009' UNION SELECT child FROM is_a JOIN below ON parent"
                        + " = below.code) SELECT code FROM below)";
        OMOP.put(
                "condition {<< SNOMEDCT:36971009}",
                "SELECT DISTINCT person FROM event WHERE kind = 'CONDITION' AND code IN " + sinusitis);
        OMOP.put(
                "condition {(<< SNOMEDCT:36971009) MINUS SNOMEDCT:444814009}",
                "SELECT DISTINCT person FROM event WHERE kind = 'CONDITION' AND code IN " + sinusitis
                        + " AND code <> 'SNOMEDCT:444814009'");
        OMOP.put(
                "sequence (then condition {<< SNOMEDCT:36971009} then [0..14] medication {*})",
                "SELECT DISTINCT a.person FROM event a JOIN event b ON a.person = b.person WHERE a.kind = 'CONDITION' AND"
                        + " a.code IN " + sinusitis + " AND b.kind = 'MEDICATION' AND b.day - a.day BETWEEN 0 AND 14");
        OMOP.put(
                "measurement {LOINC:39156-5} last [value above 27.0]",
                "SELECT DISTINCT e.person FROM event e JOIN (SELECT person, max(day) AS day FROM event WHERE code ="
                        + " 'LOINC:39156-5' GROUP BY person) l ON l.person = e.person AND l.day = e.day WHERE code ="
                        + " 'LOINC:39156-5' AND value > 27");
        OMOP.put(
                "condition {SNOMEDCT:73595000} count [4.. days] and patient [sex FEMALE]",
                "SELECT person FROM event JOIN person ON id = person WHERE female AND kind = 'CONDITION' AND code ="
                        + " 'SNOMEDCT:73595000' GROUP BY person HAVING count(DISTINCT day) >= 4");
        OMOP.put(
                "patient [born ..1979] [alive true] [on 2021-01-01] and not medication {RXNORM:313782}",
                "SELECT id FROM person WHERE birth <= " + epoch("1979-12-31") + " AND (death IS NULL OR death >= "
                        + epoch("2021-01-01") + ") EXCEPT " + with("MEDICATION", "RXNORM:313782"));
    }

    @TempDir
    private Path directory;

    private final Map<String, Integer> patients = new HashMap<>();
    private final Map<String, String> encounterKinds = new HashMap<>();
    private final TimelinesBuilder builder = new TimelinesBuilder();

    private static String with(String kind, String code) {
        return "SELECT DISTINCT person FROM event WHERE kind = '" + kind + "' AND code = '" + code + "'";
    }

    private static long epoch(String day) {
        return LocalDate.parse(day).toEpochDay();
    }

    /** Completed years of {@code p} on an epoch day. */
    private static String age(String day) {
        return "date_sub('year', DATE '1970-01-01' + CAST(p.birth AS INTEGER), DATE '1970-01-01' + CAST(" + day
                + " AS INTEGER))";
    }

    @Test
    void syntheaPatients() throws Exception {
        Path archive = DATA.resolve("synthea/synthea-1197p-csv.tar.gz");
        Assumptions.assumeTrue(Files.exists(archive), archive + " is absent");
        try (SqlTables tables = SqlTables.synthea(archive, directory)) {
            tables.rows(
                    "patients.csv",
                    row -> person(
                            row.get("Id"),
                            row.get("BIRTHDATE"),
                            row.get("DEATHDATE"),
                            row.get("GENDER").equals("F")));
            tables.rows("encounters.csv", row -> encounterKinds.put(row.get("Id"), row.get("ENCOUNTERCLASS")));
            tables.rows(
                    "encounters.csv",
                    row -> event(
                            EventKind.ENCOUNTER,
                            row.get("PATIENT"),
                            "SNOMEDCT:" + row.get("CODE"),
                            row.get("START"),
                            row.get("STOP"),
                            "",
                            null,
                            row.get("Id")));
            tables.rows(
                    "conditions.csv",
                    row -> event(
                            EventKind.CONDITION,
                            row.get("PATIENT"),
                            "SNOMEDCT:" + row.get("CODE"),
                            row.get("START"),
                            row.get("STOP"),
                            "",
                            null,
                            row.get("ENCOUNTER")));
            tables.rows(
                    "medications.csv",
                    row -> event(
                            EventKind.MEDICATION,
                            row.get("PATIENT"),
                            "RXNORM:" + row.get("CODE"),
                            row.get("START"),
                            row.get("STOP"),
                            "",
                            null,
                            row.get("ENCOUNTER")));
            tables.rows("observations.csv", row -> {
                if (row.get("TYPE").equals("numeric")) {
                    event(
                            EventKind.MEASUREMENT,
                            row.get("PATIENT"),
                            "LOINC:" + row.get("CODE"),
                            row.get("DATE"),
                            "",
                            row.get("VALUE"),
                            row.get("UNITS"),
                            row.get("ENCOUNTER"));
                }
            });
            assertThat(patients).hasSize(1_197);
            same(tables, Terminology.empty(), SYNTHEA);
        }
    }

    @Test
    void omopPersons() throws Exception {
        Path archive = DATA.resolve("records/omop-synthea27nj-5.4.zip");
        Assumptions.assumeTrue(Files.exists(archive), archive + " is absent");
        try (SqlTables tables = SqlTables.omop(archive, directory)) {
            Map<String, String> codes = new HashMap<>();
            tables.rows("CONCEPT.csv", row -> codes.put(row.get("concept_id"), code(row)));
            Map<String, String> deaths = new HashMap<>();
            tables.rows("DEATH.csv", row -> deaths.put(row.get("person_id"), row.get("death_date")));
            tables.rows(
                    "PERSON.csv",
                    row -> person(
                            row.get("person_id"),
                            row.get("birth_datetime"),
                            deaths.getOrDefault(row.get("person_id"), ""),
                            row.get("gender_concept_id").equals("8532")));
            omop(tables, codes, "CONDITION_OCCURRENCE.csv", EventKind.CONDITION, "condition", "condition_start_date");
            omop(tables, codes, "DRUG_EXPOSURE.csv", EventKind.MEDICATION, "drug", "drug_exposure_start_date");
            omop(tables, codes, "MEASUREMENT.csv", EventKind.MEASUREMENT, "measurement", "measurement_date");
            assertThat(patients).hasSize(28);
            same(tables, hierarchy(tables, codes), OMOP);
        }
    }

    private static String code(CSVRecord concept) {
        String vocabulary = switch (concept.get("vocabulary_id")) {
            case "SNOMED" -> "SNOMEDCT";
            case "RxNorm" -> "RXNORM";
            case String other -> other;
        };
        return vocabulary + ":" + concept.get("concept_code");
    }

    private void omop(
            SqlTables tables, Map<String, String> codes, String file, EventKind kind, String name, String start) {
        tables.rows(file, row -> {
            String code = codes.get(row.get(name + "_concept_id"));
            if (code != null) {
                String end = start.replace("start", "end");
                event(
                        kind,
                        row.get("person_id"),
                        code,
                        row.get(start),
                        end.equals(start) ? "" : row.get(end),
                        row.isMapped("value_as_number") ? row.get("value_as_number") : "",
                        row.isMapped("unit_source_value") ? row.get("unit_source_value") : null,
                        row.get("visit_occurrence_id"));
            }
        });
    }

    private static Terminology hierarchy(SqlTables tables, Map<String, String> codes) {
        OntologyBuilder ontology = new OntologyBuilder();
        Map<String, TermDraft> drafts = new HashMap<>();
        codes.values().stream()
                .filter(code -> TermId.tryParse(code).isPresent())
                .distinct()
                .forEach(code -> drafts.put(
                        code, ontology.define(TermId.parse(code), "omop").label(code)));
        tables.rows("CONCEPT_RELATIONSHIP.csv", row -> {
            TermDraft child = drafts.get(codes.get(row.get("concept_id_1")));
            String parent = codes.get(row.get("concept_id_2"));
            if (row.get("relationship_id").equals("Is a") && child != null && parent != null) {
                child.parent(TermId.parse(parent));
            }
        });
        return Terminology.of(List.of(ontology.build(new Release("omop", "5.4", "Apache-2.0", null, null))));
    }

    private void person(String id, String birth, String death, boolean female) {
        patients.put(
                id,
                builder.person(new Person(
                        id,
                        day(birth),
                        Dating.DAY,
                        female ? Sex.FEMALE : Sex.MALE,
                        !death.isEmpty(),
                        day(death),
                        null,
                        Timelines.UNKNOWN,
                        Timelines.UNKNOWN)));
    }

    private void event(
            EventKind kind,
            String patient,
            String code,
            String start,
            String end,
            String value,
            @Nullable String unit,
            @Nullable String encounter) {
        String inside = encounter == null ? null : encounterKinds.get(encounter);
        Flavour flavour = new Flavour(
                null, null, "s", inside, unit == null || unit.isEmpty() ? null : unit, null, null, null, null, null);
        builder.event(
                Objects.requireNonNull(patients.get(patient)),
                builder.code(kind, List.of(TermId.parse(code))),
                day(start),
                Dating.DAY,
                day(end),
                value.isEmpty() ? Double.NaN : Double.parseDouble(value),
                builder.flavour(flavour),
                0);
    }

    private static int day(String text) {
        return text.isEmpty()
                ? Timelines.UNKNOWN
                : (int) LocalDate.parse(text.substring(0, 10)).toEpochDay();
    }

    private void same(SqlTables tables, Terminology terminology, Map<String, String> questions) throws Exception {
        Timelines timelines = builder.build(1);
        Cohorts cohorts = Cohorts.over(timelines, terminology);
        int asked = 0;
        for (Map.Entry<String, String> question : questions.entrySet()) {
            TreeSet<String> ours = new TreeSet<>();
            cohorts.evaluate(CriterionText.read(question.getKey()))
                    .members()
                    .forEach((int patient) -> ours.add(timelines.id(patient)));
            SortedSet<String> theirs = tables.texts(question.getValue());
            assertThat(ours).as(question.getKey()).isNotEmpty().hasSizeLessThan(patients.size());
            assertThat(digest(ours)).as(question.getKey()).isEqualTo(digest(theirs));
            asked++;
        }
        assertThat(asked).isEqualTo(questions.size());
    }

    private static String digest(SortedSet<String> ids) throws Exception {
        byte[] text = String.join("\n", ids).getBytes(StandardCharsets.UTF_8);
        return ids.size() + " "
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    }
}
