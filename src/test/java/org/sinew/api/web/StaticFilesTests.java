package org.sinew.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StaticFilesTests {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/[^\"?#]*\\.[a-z]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from '\\./([a-z-]+\\.js)'");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "static/index.html",
                "static/explore.html",
                "static/atlas.html",
                "static/patient.html",
                "static/cohort.html",
                "static/graphiql.html",
                "templates/login.html"
            })
    void everyFileThatAPageNamesExistsAndNothingIsInline(String page) throws IOException {
        String text = read(page);
        assertThat(REFERENCE.matcher(text).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(exists(path)).as(path).isTrue());
        assertThat(text)
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContain("http");
    }

    @Test
    void everyModuleThatAScriptImportsExists() throws IOException {
        for (Resource script : files("js/*.js")) {
            String text = script.getContentAsString(UTF_8);
            assertThat(IMPORT.matcher(text).results().map(found -> "/js/" + found.group(1)))
                    .allSatisfy(path -> assertThat(exists(path)).as(path).isTrue());
            assertThat(text).doesNotContain("innerHTML").doesNotContain("eval(");
        }
    }

    @Test
    void theIndexOfExamplesNamesEachOnceAndEachParses() throws IOException {
        List<String> named = new ArrayList<>();
        for (JsonNode example : JsonMapper.shared().readTree(read("static/examples/index.json"))) {
            named.add(example.path("id").asString());
            assertThat(example.at("/title/zh").asString()).isNotBlank();
            assertThat(example.at("/about/zh").asString()).isNotBlank();
            Document document = Parser.parse(read("static/examples/" + named.getLast() + ".graphql"));
            assertThat(document.getDefinitionsOfType(OperationDefinition.class)).hasSize(1);
        }
        assertThat(Stream.of(files("examples/*.graphql")).map(Resource::getFilename))
                .containsExactlyInAnyOrderElementsOf(
                        named.stream().map(id -> id + ".graphql").toList());
    }

    private static boolean exists(String path) {
        return new ClassPathResource("static" + path).exists()
                || new ClassPathResource("META-INF/resources" + path).exists();
    }

    private static Resource[] files(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath:static/" + pattern);
    }

    private static String read(String path) throws IOException {
        return new ClassPathResource(path).getContentAsString(UTF_8);
    }
}
