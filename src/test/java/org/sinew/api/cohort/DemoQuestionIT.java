package org.sinew.api.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** GraphiQL's examples of cohorts over the demo; the first against a plain reading of its records. */
class DemoQuestionIT {

    @TempDir
    private static Path data;

    private static Server server;

    @BeforeAll
    static void start() throws InterruptedException {
        server = new Server(data, true);
        server.await();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String example(String name) throws Exception {
        return new ClassPathResource("static/examples/" + name + ".graphql").getContentAsString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"90, 8, 35", "12000, 5.6, 6", "12000, 5.6, 5", "8000, 5, 100"})
    void theQuestionHasTheAnswerOfThePlainRecords(int days, double hba1c, double pm25) throws Exception {
        JsonNode answer =
                server.ask("clinician", example("cohort-question"), Map.of("days", days, "hba1c", hba1c, "pm25", pm25));
        List<Integer> left = StreamSupport.stream(
                        answer.at("/data/cohort/attrition").spliterator(), false)
                .map(step -> step.path("count").asInt())
                .toList();
        assertThat(left).as(answer.toString()).isEqualTo(new BundledRecords().attrition(days, hba1c, pm25));
        assertThat(answer.at("/data/cohort/count").asInt()).isEqualTo(left.getLast());
        assertThat(answer.at("/data/cohort/patients").asInt()).isEqualTo(50);
    }

    @Test
    void aFamilyIsFoundFromEachOfItsMembers() throws Exception {
        JsonNode answer = server.ask("clinician", example("cohort-relatives"), Map.of());
        JsonNode byMother = answer.at("/data/byMother");
        assertThat(byMother.path("count").asInt()).as(answer.toString()).isEqualTo(1);
        assertThat(byMother.at("/members/nodes/0/id").asString())
                .isEqualTo("demo|Patient/bc04a7c0-34d7-5b26-b71e-ddf48a027722");
        assertThat(byMother.at("/members/nodes/0/explain/parts/0/relative").toString())
                .isEqualTo("{\"id\":\"demo|Patient/8a37d7f9-8fe3-df2f-5eba-7a19ffa78226\",\"kin\":\"MOTHER\"}");
        JsonNode family = answer.at("/data/carriersOfAnAffectedFamily");
        assertThat(family.path("count").asInt()).isEqualTo(2);
        assertThat(family.at("/members/nodes").findValues("relative").stream()
                        .map(each -> each.path("kin").asString()))
                .contains("CHILD", "NIECE_NEPHEW");
    }

    @Test
    void theQuestionCanBeAnsweredBySome() throws Exception {
        assertThat(new BundledRecords().attrition(12_000, 5.6, 6)).containsExactly(26, 5, 4, 4, 3, 1);
    }

    @Test
    void readmesQueryHasReadmesAnswer() throws Exception {
        String readme = java.nio.file.Files.readString(Path.of("README.md"));
        var pair = java.util.regex.Pattern.compile(
                        "```graphql\\n(.*?)```\\s+```json\\n(.*?)```", java.util.regex.Pattern.DOTALL)
                .matcher(readme);
        int found = 0;
        for (; pair.find(); found++) {
            String answer = server.ask("explorer", pair.group(1), Map.of()).toString();
            assertThat(answer).isEqualTo(pair.group(2).strip());
        }
        assertThat(found).isPositive();
    }
}
