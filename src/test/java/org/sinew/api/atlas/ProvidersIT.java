package org.sinew.api.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.api.cohort.Server;
import org.sinew.testing.PatientScenario;
import tools.jackson.databind.JsonNode;

/** The payer's question over HTTP: eight hospitals treat strokes, one of them bills three times as much. */
class ProvidersIT {

    private static final int HOSPITALS = 8;
    private static final int PATIENTS = 320;
    private static final int DEAR = 3;

    @TempDir
    private static Path data;

    private static Server server;
    private static final double[] MEANS = new double[HOSPITALS];

    @BeforeAll
    static void start() throws InterruptedException {
        server = new Server(data);
        Random random = new Random(5);
        List<PatientScenario> patients = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            int hospital = i % HOSPITALS;
            double bill = (hospital == DEAR ? 3_000 : 1_000) * Math.exp(0.5 * random.nextGaussian());
            MEANS[hospital] += bill / (PATIENTS / HOSPITALS);
            LocalDate day = LocalDate.parse("2020-01-01").plusDays(i);
            patients.add(PatientScenario.patient("p" + i)
                    .sex(i / HOSPITALS % 4 == 0 ? "male" : "female")
                    .born(i / HOSPITALS % 2 == 0 ? "1950-06-15" : "1975-06-15")
                    .stayed(
                            "s" + i,
                            day.toString(),
                            day.plusDays(4 + random.nextInt(5)).toString(),
                            "h" + hospital)
                    .diagnosed("d" + i, "SNOMEDCT:230690007", day.toString())
                    .billed("c" + i, day.toString(), "claim", bill));
        }
        // another disease's stay is no case
        patients.add(PatientScenario.patient("other")
                .stayed("so", "2020-03-01", "2020-12-01", "h1")
                .diagnosed("do", "SNOMEDCT:44054006", "2020-03-01")
                .billed("co", "2020-03-01", "claim", 1_000_000));
        // three cases only
        for (int i = 0; i < 3; i++) {
            patients.add(PatientScenario.patient("few" + i)
                    .stayed("sf" + i, "2020-03-01", "2020-03-05", "small")
                    .diagnosed("df" + i, "SNOMEDCT:230690007", "2020-03-01"));
        }
        server.write(patients);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode providers(String user, String arguments) throws IOException, InterruptedException {
        JsonNode answer = server.ask(user, """
                { providers(of: "SNOMEDCT:230690007"%s) { cases compared notes rows { provider unit cases patients mean expected
                    ratio { value low high } lowerLimit upperLimit score qValue isOutlier } } }
                """.formatted(arguments));
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        return answer.path("data").path("providers");
    }

    private static List<JsonNode> rows(JsonNode found) {
        return StreamSupport.stream(found.path("rows").spliterator(), false).toList();
    }

    @Test
    void theDearHospitalIsFoundAndNoOther() throws Exception {
        JsonNode found = providers("explorer", "");
        assertThat(found.path("cases").asInt()).isEqualTo(PATIENTS + 3);
        assertThat(found.path("compared").asInt()).isEqualTo(2 * HOSPITALS);
        JsonNode first = rows(found).getFirst();
        assertThat(first.path("provider").asString()).endsWith("Organization/h" + DEAR);
        assertThat(first.path("unit").asString()).isEqualTo("USD");
        assertThat(first.path("mean").asDouble()).isCloseTo(MEANS[DEAR], Offset.offset(1e-6));
        assertThat(first.path("cases").asInt()).isEqualTo(PATIENTS / HOSPITALS);
        assertThat(first.path("qValue").asDouble()).isLessThan(0.01);
        assertThat(rows(found).stream().filter(row -> row.path("isOutlier").asBoolean()))
                .hasSize(1);
        assertThat(rows(found)).noneMatch(row -> row.path("provider").asString().endsWith("small"));
    }

    @Test
    void researchersAreToldTheSameOfEnoughPatientsButNobodysName() throws Exception {
        JsonNode found = providers("researcher", ", minCases: 5");
        // all eight and their sum would tell that three patients were elsewhere, so one hospital is withheld
        assertThat(rows(found))
                .hasSize(2 * (HOSPITALS - 1))
                .allMatch(row -> row.path("patients").asInt() >= 11);
        JsonNode persons = providers("researcher", ", by: PRACTITIONER, lang: \"zh\"");
        assertThat(persons.path("rows").isEmpty()).isTrue();
        assertThat(persons.path("notes").toString()).contains("请改为按机构查询");
    }

    @Test
    void aCohortHoldsForProvidersToo() throws Exception {
        JsonNode found = providers("explorer", ", cohort: {criterion: {patient: {sex: [MALE]}}}");
        assertThat(found.path("cases").asInt()).isEqualTo(PATIENTS / 4);
    }
}
