package org.sinew.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * With {@code sinew.rehearse} the server, once ready, answers its own example queries over HTTP for a while and ends:
 * a JVM that records this run knows what a later start needs ({@code sh target/sinew optimise}).
 */
@Component
@ConditionalOnProperty("sinew.rehearse")
class Rehearsal implements ApplicationListener<ApplicationReadyEvent> {

    private static final int ROUNDS = 15;
    private static final String ACCOUNT = "clinician";
    private static final Resource EXAMPLES = new ClassPathResource("static/examples/");

    private final String password;

    Rehearsal(@Value("${sinew.password." + ACCOUNT + "}") String password) {
        this.password = password;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        ConfigurableApplicationContext context = event.getApplicationContext();
        RestClient client = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"))
                .defaultHeaders(headers -> headers.setBasicAuth(ACCOUNT, password))
                .build();
        List<Map<String, Object>> examples = examples();
        for (int round = 0; round < ROUNDS; round++) {
            examples.forEach(example ->
                    client.post().uri("/graphql").body(example).retrieve().toBodilessEntity());
        }
        System.exit(SpringApplication.exit(context));
    }

    private static List<Map<String, Object>> examples() {
        try {
            JsonMapper json = new JsonMapper();
            List<Map<String, Object>> examples = new ArrayList<>();
            for (JsonNode example :
                    json.readTree(EXAMPLES.createRelative("index.json").getContentAsByteArray())) {
                Resource query = EXAMPLES.createRelative(example.path("id").asString() + ".graphql");
                examples.add(Map.of(
                        "query", query.getContentAsString(UTF_8),
                        "variables", example.path("variables")));
            }
            return examples;
        } catch (IOException e) {
            throw new IllegalStateException("the examples cannot be read", e);
        }
    }
}
