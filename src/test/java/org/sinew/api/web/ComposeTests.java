package org.sinew.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code docker-compose.yml} against the application's configuration and the pom; it is not run here. */
class ComposeTests {

    private static final Set<String> IN_A_SERVER = Set.of("SERVER_ADDRESS", "SERVER_PORT");
    private static final Pattern OPTIONAL =
            Pattern.compile("SINEW_PASSWORD_(EXPLORER|CLINICIAN|RESEARCHER|ADMIN|FEEDER)");

    private final YAMLMapper yaml = new YAMLMapper();
    private final JsonNode compose = yaml.readTree(Path.of("docker-compose.yml"));
    private final String pom = Files.readString(Path.of("pom.xml"));

    ComposeTests() throws IOException {}

    @Test
    void everyVariableOfTheApplicationIsOneThatItReads() {
        Set<String> known = new TreeSet<>();
        variables(yaml.readTree(Path.of("src/main/resources/application.yaml")), "", known);
        Set<String> used = new TreeSet<>(service("sinew").path("environment").propertyNames());
        assertThat(known).containsAll(IN_A_SERVER);
        assertThat(used)
                .contains("SINEW_DATA", "SINEW_GRAPH_URI", "SINEW_GRAPH_PASSWORD")
                .allSatisfy(name -> assertThat(
                                known.contains(name) || OPTIONAL.matcher(name).matches())
                        .as(name)
                        .isTrue());
    }

    @Test
    void imagesAreOfThePomsVersions() {
        assertThat(service("sinew").path("image").asString()).isEqualTo("sinew:" + element("version", "<name>Sinew"));
        assertThat(service("neo4j").path("image").asString())
                .isEqualTo("neo4j:" + element("neo4j.version", "") + "-community");
        String dockerfile = service("sinew").at("/build/dockerfile_inline").asString();
        assertThat(dockerfile)
                .contains("FROM eclipse-temurin:" + element("java.version", "") + "-jre\n")
                .contains("target/" + element("finalName", "") + ".jar");
    }

    @Test
    void thePasswordHasNoDefaultAndIsTheSameOnBothSides() {
        String given = service("sinew").at("/environment/SINEW_GRAPH_PASSWORD").asString();
        assertThat(given).startsWith("${NEO4J_PASSWORD:?");
        assertThat(service("neo4j").at("/environment/NEO4J_AUTH").asString()).isEqualTo("neo4j/" + given);
    }

    @Test
    void servicesAreLimitedWatchedAndKeepTheirData() {
        for (JsonNode service : compose.path("services")) {
            assertThat(service.path("mem_limit").asString()).matches("\\d+g");
            assertThat(service.at("/healthcheck/test").size()).isPositive();
            for (JsonNode volume : service.path("volumes")) {
                assertThat(compose.path("volumes").has(volume.asString().replaceFirst(":.*", "")))
                        .isTrue();
            }
        }
        assertThat(service("sinew").at("/ports/0").asString()).startsWith("127.0.0.1:");
    }

    private JsonNode service(String name) {
        return compose.path("services").path(name);
    }

    /** The environment variables of all keys of the configuration, by Spring Boot's rule. */
    private static void variables(JsonNode node, String prefix, Set<String> into) {
        node.propertyStream().forEach(entry -> {
            String name = (prefix.isEmpty() ? "" : prefix + "_")
                    + entry.getKey().toUpperCase(java.util.Locale.ROOT).replace("-", "");
            into.add(name);
            variables(entry.getValue(), name, into);
        });
    }

    /** The first element of this name in the pom that comes right before {@code next}. */
    private String element(String name, String next) {
        Matcher found = Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</" + Pattern.quote(name) + ">\\s*" + next)
                .matcher(pom);
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }
}
