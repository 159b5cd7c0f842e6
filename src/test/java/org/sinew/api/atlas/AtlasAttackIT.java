package org.sinew.api.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.api.cohort.Server;
import org.sinew.testing.PatientScenario;
import tools.jackson.databind.JsonNode;

/** A researcher asks the same of cohorts that differ by a few patients, of parts and wholes, and of tables' margins. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // what is told first may keep the rest from being told
class AtlasAttackIT {

    private static final String DIABETES = "SNOMEDCT:44054006";
    private static final String NEUROPATHY = "SNOMEDCT:368581000119106";
    private static final String STROKE = "SNOMEDCT:230690007";
    private static final String HBA1C = "LOINC:4548-4";
    private static final LocalDate BORN = LocalDate.parse("1960-01-01");
    private static final int PATIENTS = 150;

    @TempDir
    private static Path data;

    private static Server server;

    /** One is born each day; 60 have diabetes, all but five of them neuropathy, most of them a stroke later, 30 a variant. */
    @BeforeAll
    static void start() throws InterruptedException {
        server = Server.with(data, PATIENTS, AtlasAttackIT::one);
    }

    private static PatientScenario one(int i) {
        PatientScenario patient = PatientScenario.patient("p" + i)
                .sex("female")
                .born(BORN.plusDays(i).toString())
                .visited("v" + i, "2010-01-01")
                .visited("w" + i, "2022-01-01")
                .carries(
                        "g" + i,
                        i % 2 == 0 ? "HGVS:NM_007294.4:c.68_69del" : "HGVS:NM_000059.4:c.5946del",
                        i % 2 == 0 ? "HGNC:1100" : "HGNC:1101");
        if (i % 5 < 2) {
            patient.diagnosed("d" + i, DIABETES, "2015-01-01");
            if (i < 90) {
                patient.measured("m" + i, HBA1C, "2014-12-01", 7, "%");
            }
            if (i >= 30 && i < 120) {
                patient.measured("a" + i, HBA1C, "2015-02-01", 6, "%");
            }
            if (i % 60 != 0) {
                patient.diagnosed("n" + i, NEUROPATHY, "2015-06-01");
            }
            if (i % 10 != 0) {
                patient.diagnosed("s" + i, STROKE, "2016-01-01");
            }
        } else if (i < 60) {
            // few controls are measured in the unit that is compared
            patient.measured("m" + i, HBA1C, "2014-12-01", 40, i < 8 ? "%" : "mmol/mol");
        } else if (i < 110) {
            patient.measured("a" + i, HBA1C, "2015-02-01", 40, "mmol/mol");
        }
        if (i >= 145) {
            patient.diagnosed("o" + i, STROKE, "2014-01-01");
        }
        return patient;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static final String TABLE = "pairs { first { id patients } second { id patients }"
            + " evidence { both firstOnly secondOnly neither direction { before after sameDay } } }";

    /** Everything that is counted of a cohort. */
    private static String questions(String cohort) {
        return """
                { diseaseMap(of: "%1$s", minCount: 1, first: 1000%2$s) { patients having nodes { id patients }
                    edges { from to relation evidence { both firstOnly secondOnly neither direction { before after sameDay } } } }
                  comorbidity(minCount: 1, first: 1000%2$s) { patients %3$s }
                  phewas(of: "HGNC:1100", minCount: 1, first: 1000%2$s) { patients %3$s }
                  trajectories(minCount: 1, maxQ: 1, first: 1000%2$s) { patients
                    pairs { first { id patients } second { id patients } followed direction { before after sameDay } }
                    paths { nodes { id } patients } }
                  occurrence(of: "%1$s"%2$s) { patients having bySex { label patients having } byMonth { month cases } }
                  aroundDiagnosis(of: "%1$s", minCount: 1%2$s) { cases
                    rows { what { id } before { cases } after { cases } started stopped values { measured } } }
                  screeningGaps(of: "%1$s", tests: ["%4$s"], on: "2022-01-01"%2$s) { lost tests { eligible overdue never } } }
                """.formatted(DIABETES, cohort, TABLE, HBA1C);
    }

    private static void counts(String at, JsonNode node, Map<String, Integer> into) {
        if (node.isObject()) {
            String id = node.path("id").asString("")
                    + node.path("from").asString("")
                    + node.path("to").asString("")
                    + node.path("first").path("id").asString("")
                    + node.path("second").path("id").asString("")
                    + node.path("what").path("id").asString("");
            node.properties().forEach(each -> counts(at + "/" + id + "." + each.getKey(), each.getValue(), into));
        } else if (node.isArray()) {
            node.forEach(each -> counts(at, each, into));
        } else if (node.isInt()) {
            into.put(at, node.asInt());
        }
    }

    private static boolean isFew(int count) {
        return count >= 1 && count <= 10;
    }

    @Test
    void cohortsThatDifferByFewTellNothingOfThese() throws Exception {
        Map<String, TreeSet<Integer>> told = new LinkedHashMap<>();
        for (int born = PATIENTS - 1; born > 90; born -= 4) {
            String cohort = born == PATIENTS - 1
                    ? ""
                    : ", cohort: {criterion: {patient: {born: {to: \"" + BORN.plusDays(born) + "\"}}}}";
            Map<String, Integer> found = new LinkedHashMap<>();
            counts("", server.data("researcher", questions(cohort)), found);
            found.forEach((at, count) ->
                    told.computeIfAbsent(at, key -> new TreeSet<>()).add(count));
        }
        assertThat(told).hasSizeGreaterThan(20);
        told.forEach((at, sizes) -> {
            assertThat(sizes).as(at).noneMatch(AtlasAttackIT::isFew);
            if (!at.contains("neither") && !at.contains("Only")) {
                Integer last = null;
                for (int size : sizes) {
                    assertThat(last != null && isFew(size - last))
                            .as(at + " " + sizes)
                            .isFalse();
                    last = size;
                }
            }
        });
    }

    @Test
    void aDiseaseWithoutItsComplicationIsNotCounted() throws Exception {
        String query = "{ diseaseMap(of: \"%s\") { having } }";
        int whole = server.data("researcher", query.formatted(DIABETES))
                .path("diseaseMap")
                .path("having")
                .asInt(0);
        int part = server.data("researcher", query.formatted(NEUROPATHY))
                .path("diseaseMap")
                .path("having")
                .asInt(0);
        assertThat(whole == 0 || part == 0 || !isFew(whole - part))
                .as(whole + " and " + part)
                .isTrue();
    }

    @Test
    @Order(1)
    void mediansRestOnEnoughPatients() throws Exception {
        String query = """
                { aroundDiagnosis(of: "%s", minCount: 1) { rows { what { id } values { unit casesBefore controlsBefore measured } } } }
                """.formatted(DIABETES);
        JsonNode seen = values(server.data("explorer", query));
        assertThat(seen.path("controlsBefore").asDouble()).isEqualTo(40);
        JsonNode told = values(server.data("researcher", query));
        assertThat(told.path("unit").asString()).isEqualTo("%");
        assertThat(told.path("casesBefore").asDouble()).isEqualTo(7);
        assertThat(told.path("controlsBefore").isNull()).isTrue();
    }

    private static JsonNode values(JsonNode data) {
        for (JsonNode row : data.path("aroundDiagnosis").path("rows")) {
            if (row.path("what").path("id").asString().equals(HBA1C)) {
                return row.path("values");
            }
        }
        throw new AssertionError("not measured in " + data);
    }
}
