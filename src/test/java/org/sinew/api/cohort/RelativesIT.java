package org.sinew.api.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Families as FHIR tells of them, whatever the order in which their members arrive. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RelativesIT {

    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    @TempDir
    private static Path data;

    private static Server server;

    @BeforeAll
    static void start() {
        server = new Server(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String patient(String id, String sex, String more) {
        return """
                {"resourceType":"Patient","id":"%s","gender":"%s"%s}""".formatted(id, sex, more);
    }

    private static String related(String id, String patient, String role, String more) {
        return """
                {"resourceType":"RelatedPerson","id":"%s","patient":{"reference":"Patient/%s"},
                 "relationship":[{"coding":[{"system":"%s","code":"%s"}]}]%s}""".formatted(id, patient, ROLE, role, more);
    }

    private static String diagnosed(String id, String patient, String code) {
        return """
                {"resourceType":"Condition","id":"%s","subject":{"reference":"Patient/%s"},"onsetDateTime":"2020-01-01",
                 "clinicalStatus":{"coding":[{"code":"active"}]},
                 "code":{"coding":[{"system":"http://snomed.info/sct","code":"%s"}]}}""".formatted(id, patient, code);
    }

    private static void arrive(String... resources) throws Exception {
        for (String resource : resources) {
            JsonNode read = JsonMapper.shared().readTree(resource);
            HttpRequest request = server.as(
                            "admin",
                            "/fhir/" + read.path("resourceType").asString() + "/"
                                    + read.path("id").asString())
                    .header("Content-Type", "application/fhir+json")
                    .header("X-Source-System", "ward")
                    .PUT(HttpRequest.BodyPublishers.ofString(resource))
                    .build();
            HttpResponse<String> answer = server.client().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        }
        server.await();
    }

    private static List<String> who(String text) throws Exception {
        JsonNode answer = server.ask(
                "clinician", "{ cohort(of: {text: {of: \"" + text + "\"}}) { count members { nodes { id } } } }");
        assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
        return StreamSupport.stream(answer.at("/data/cohort/members/nodes").spliterator(), false)
                .map(node -> node.path("id").asString().replace("ward|Patient/", ""))
                .sorted()
                .toList();
    }

    @Test
    @Order(1)
    void aRelatedPersonLeadsToAPatientWhoArrivesLater() throws Exception {
        arrive(
                patient("child", "female", ""),
                related("mother-of-child", "child", "MTH", ""),
                related(
                        "husband-of-child",
                        "child",
                        "HUSB",
                        ",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"H\"}]"),
                related(
                        "father-of-child",
                        "child",
                        "FTH",
                        ",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"F\"}]"));
        assertThat(who("relative has (all ())")).isEmpty();

        arrive(
                patient(
                        "mother",
                        "female",
                        ",\"link\":[{\"other\":{\"reference\":\"RelatedPerson/mother-of-child\"},\"type\":\"seealso\"}]"),
                patient("father", "male", ",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"F\"}]"),
                patient("husband", "male", ",\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"H\"}]"),
                diagnosed("c1", "mother", "44054006"),
                diagnosed("c2", "husband", "44054006"));

        assertThat(who("relative has (condition {<< MONDO:0005148})")).containsExactly("child");
        assertThat(who("relative [kin MOTHER] [degree 1] has (condition {<< MONDO:0005148})"))
                .containsExactly("child");
        assertThat(who("relative [kin FATHER] has (condition {<< MONDO:0005148})"))
                .isEmpty();
        assertThat(who("relative [kin CHILD] has (patient [sex FEMALE])")).containsExactly("father", "mother");
    }

    @Test
    @Order(2)
    void aFamilyHistoryNamesThePatientRecordAndKinshipFollows() throws Exception {
        arrive(
                patient("grandmother", "female", ""),
                patient("uncle", "male", ""),
                """
                {"resourceType":"FamilyMemberHistory","id":"h1","status":"completed","patient":{"reference":"Patient/mother"},
                 "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/familymemberhistory-patient-record",
                   "valueReference":{"reference":"Patient/grandmother"}}],
                 "relationship":{"coding":[{"system":"%s","code":"MTH"}]}}""".formatted(ROLE),
                related("child-of-grandmother", "grandmother", "SON", ""));
        arrive(
                patient(
                        "uncle",
                        "male",
                        ",\"link\":[{\"other\":{\"reference\":\"RelatedPerson/child-of-grandmother\"},\"type\":\"seealso\"}]"),
                diagnosed("c3", "grandmother", "195967001"));

        String asthma = "has (condition {<< MONDO:0004979})";
        assertThat(who("relative [kin GRANDPARENT] " + asthma)).containsExactly("child");
        assertThat(who("relative [degree 1] " + asthma)).containsExactly("mother", "uncle");
        assertThat(who("relative [kin AUNT_UNCLE] has (patient [sex MALE])")).containsExactly("child");
        assertThat(who("relative [kin SIBLING] has (condition {<< MONDO:0005148})"))
                .containsExactly("uncle");
        assertThat(who("patient [sex FEMALE] and not relative " + asthma)).containsExactly("grandmother");
    }

    @Test
    @Order(3)
    void anExplanationNamesTheRelativeAndTheFact() throws Exception {
        JsonNode explained = server.ask("clinician", """
                        { cohort(of: {text: {of: "relative [degree 2] has (condition {<< MONDO:0004979})"}}) {
                            explain(patient: "ward|Patient/child") {
                              holds reason parts { holds relative { id kin } facts { id date } } } } }""").at("/data/cohort/explain");
        assertThat(explained.path("holds").asBoolean()).isTrue();
        assertThat(explained.path("reason").asString())
                .isEqualTo("holds because of the grandparent ward|Patient/grandmother");
        assertThat(explained.at("/parts/0/relative").toString())
                .isEqualTo("{\"id\":\"ward|Patient/grandmother\",\"kin\":\"GRANDPARENT\"}");
        assertThat(explained.at("/parts/0/facts/0/id").asString()).isEqualTo("ward|Condition/c3");
        JsonNode none = server.ask("clinician", """
                        { cohort(of: {text: {of: "relative [kin COUSIN] has (all ())"}}) {
                            explain(patient: "ward|Patient/child") { holds reason } } }""").at("/data/cohort/explain");
        assertThat(none.path("reason").asString()).isEqualTo("no such relative is known");
        JsonNode refused = server.ask("researcher", """
                { cohort(of: {text: {of: "relative has (all ())"}}) { count
                    explain(patient: "ward|Patient/child") { holds } } }""");
        assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
    }

    @Test
    @Order(4)
    void whoIsDeletedIsNobodysRelative() throws Exception {
        HttpRequest delete = server.as("admin", "/fhir/Patient/grandmother")
                .header("X-Source-System", "ward")
                .DELETE()
                .build();
        HttpResponse<String> answer = server.client().send(delete, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        server.await();

        assertThat(who("relative has (condition {<< MONDO:0004979})")).isEmpty();
        assertThat(who("relative [kin SIBLING] has (all ())")).isEmpty();
        assertThat(who("relative [kin MOTHER] has (all ())")).containsExactly("child");

        arrive(patient("grandmother", "female", ""), diagnosed("c3", "grandmother", "195967001"));
        assertThat(who("relative [kin MOTHER] has (condition {<< MONDO:0004979})"))
                .containsExactly("mother");
    }

    @Test
    @Order(99)
    void recordsOfOnePersonAreReadFromBothSides() throws Exception {
        arrive(
                patient(
                        "old",
                        "female",
                        ",\"link\":[{\"other\":{\"reference\":\"Patient/new\"},\"type\":\"replaced-by\"}]"),
                patient("new", "female", ""));
        String ask =
                "{ patient(id: \"ward|Patient/%s\") { samePerson { edges { properties { reason } node { id } } } } }";
        assertThat(server.ask("clinician", ask.formatted("old")).toString())
                .contains("\"replaced-by\"", "ward|Patient/new");
        assertThat(server.ask("clinician", ask.formatted("new")).toString())
                .contains("\"replaces\"", "ward|Patient/old");
    }
}
