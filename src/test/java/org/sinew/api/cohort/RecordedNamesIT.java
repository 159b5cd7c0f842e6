package org.sinew.api.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A hospital's own codes, which no vocabulary has, are called what its records call them, wherever answers list codes. */
class RecordedNamesIT {

    private static final String ILLNESS = "ward.example/illness:K7";

    @TempDir
    private static Path data;

    private static Server server;

    @BeforeAll
    static void start() throws Exception {
        server = new Server(data);
        for (int i = 0; i < 3; i++) {
            arrive("Patient", "p" + i, "\"gender\":\"female\",\"birthDate\":\"1970-01-01\"");
            arrive("Condition", "c" + i, """
                    "subject":{"reference":"Patient/p%d"},"onsetDateTime":"2020-01-01","code":{"coding":[
                     {"system":"http://ward.example/illness","code":"K7","display":"急性胃肠炎"}]}""".formatted(i));
            arrive("Observation", "o" + i, """
                    "status":"final","subject":{"reference":"Patient/p%d"},"effectiveDateTime":"2020-01-02","code":{"coding":[
                     {"system":"http://ward.example/tests","code":"T1","display":"Stool score"}]},
                    "valueQuantity":{"value":%d,"unit":"1","system":"http://unitsofmeasure.org","code":"1"}""".formatted(i, i));
        }
        arrive("Patient", "without", "\"gender\":\"male\"");
        server.await();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void arrive(String type, String id, String more) throws Exception {
        HttpRequest request = server.as("admin", "/fhir/" + type + "/" + id)
                .header("Content-Type", "application/fhir+json")
                .header("X-Source-System", "ward")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"resourceType\":\"%s\",\"id\":\"%s\",%s}".formatted(type, id, more)))
                .build();
        HttpResponse<String> answer = server.client().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path(field).asString())
                .toList();
    }

    private static JsonNode cohort(String fields) throws Exception {
        return server.data(
                        "clinician", "{ cohort(of: {text: {of: \"condition {" + ILLNESS + "}\"}}) { " + fields + " } }")
                .path("cohort");
    }

    @Test
    void amongSimilarPatients() throws Exception {
        JsonNode similar = server.data(
                        "clinician",
                        "{ patient(id: \"ward|Patient/p0\") { similar { patients { parts { aspect shared { id label } } } } } }")
                .at("/patient/similar/patients");
        JsonNode conditions = StreamSupport.stream(similar.path(0).path("parts").spliterator(), false)
                .filter(part -> part.path("aspect").asString().equals("CONDITIONS"))
                .findFirst()
                .orElseThrow();
        assertThat(texts(conditions.path("shared"), "label")).containsExactly("急性胃肠炎");
    }

    @Test
    void amongACohortsConditionsAndMeasurements() throws Exception {
        JsonNode characteristics = cohort(
                        "characteristics { prevalence(kind: CONDITION) { key label } measurements { key label } }")
                .path("characteristics");
        assertThat(texts(characteristics.path("prevalence"), "label")).containsExactly("急性胃肠炎");
        assertThat(texts(characteristics.path("measurements"), "label")).containsExactly("Stool score");
    }

    @Test
    void amongTheFactsOfAnExplanation() throws Exception {
        JsonNode facts = cohort("explain(patient: \"ward|Patient/p1\") { facts { term label } }")
                .at("/explain/facts");
        assertThat(texts(facts, "label")).containsExactly("急性胃肠炎");
    }
}
