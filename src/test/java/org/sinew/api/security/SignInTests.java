package org.sinew.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.api.web.PagesOnly;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over HTTP, with two endpoints of the test's own in place of the graph's. */
class SignInTests {

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext application;
    private static URI root;

    static final class Endpoints {

        @Bean
        RouterFunction<ServerResponse> routes(Audiences audiences) {
            return RouterFunctions.route()
                    .POST("/graphql", request -> ServerResponse.ok().body(audiences.current()))
                    .POST("/fhir", request -> ServerResponse.ok().body("taken"))
                    .build();
        }
    }

    @BeforeAll
    static void start() {
        application = PagesOnly.start(data, Endpoints.class);
        root = PagesOnly.address(application);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void aProgramSignsInWithItsPassword() throws Exception {
        HttpResponse<String> answer = send(post("/graphql").header("Authorization", basic("clinician")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("user").asString()).isEqualTo("clinician");
        assertThat(json(answer).path("roles").get(0).asString()).isEqualTo("CLINICIAN");
        assertThat(json(answer).path("purpose").asString()).isEqualTo("treatment");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).doesNotContain("SINEW_SESSION");
    }

    @Test
    void aTokenStandsForThePassword() throws Exception {
        HttpResponse<String> answer = send(post("/graphql")
                .header("Authorization", "Bearer " + token("researcher"))
                .header(Purpose.HEADER, "public-health"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("user").asString()).isEqualTo("researcher");
        assertThat(json(answer).path("purpose").asString()).isEqualTo("public-health");
    }

    @Test
    void onlyAPasswordBuysAToken() throws Exception {
        assertThat(send(post("/token")).statusCode()).isEqualTo(401);
        String token = token("explorer");
        assertThat(send(post("/token").header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void tokensThatAreOldOrForeignOrChangedAreRefused() throws Exception {
        assertThat(status("/graphql", "Bearer " + signed(Instant.now().minusSeconds(7200), "sinew")))
                .isEqualTo(401);
        assertThat(status("/graphql", "Bearer " + signed(Instant.now(), "somebody")))
                .isEqualTo(401);
        assertThat(status("/graphql", "Bearer " + signed(Instant.now(), "sinew")))
                .isEqualTo(200);
        String token = token("explorer");
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("EXPLORER", "ADMIN");
        String forged = parts[0] + "." + base64(claims) + "." + parts[2];
        assertThat(status("/fhir", "Bearer " + forged)).isEqualTo(401);
        String unsigned = base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".";
        assertThat(status("/fhir", "Bearer " + unsigned)).isEqualTo(401);
    }

    @Test
    void aPurposeThatIsNoneIsRefused() throws Exception {
        HttpResponse<String> answer = send(
                post("/graphql").header("Authorization", basic("clinician")).header(Purpose.HEADER, "curiosity"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("treatment, research");
    }

    @Test
    void withoutCredentialsProgramsGetJsonAndPeopleTheLoginPage() throws Exception {
        HttpResponse<String> graphql = send(post("/graphql").header("Accept", "application/graphql-response+json"));
        assertThat(graphql.statusCode()).isEqualTo(401);
        assertThat(graphql.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/graphql-response+json"));
        assertThat(json(graphql).at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHENTICATED");

        HttpResponse<String> fhir = send(post("/fhir"));
        assertThat(fhir.statusCode()).isEqualTo(401);
        assertThat(fhir.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));

        HttpResponse<String> page = send(request("/explore").header("Accept", "text/html,*/*"));
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @Test
    void onlyAdminAndFeederDeliverRecords() throws Exception {
        assertThat(status("/fhir", basic("admin"))).isEqualTo(200);
        assertThat(status("/fhir", basic("feeder"))).isEqualTo(200);
        assertThat(status("/fhir", basic("clinician"))).isEqualTo(403);
        assertThat(status("/graphql", basic("feeder"))).isEqualTo(403);
    }

    @Test
    void aSessionNeedsTheCsrfTokenAndIsNewAfterSignIn() throws Exception {
        var cookies = new CookieManager();
        try (HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            HttpResponse<String> login = browser.send(request("/login").build(), BodyHandlers.ofString());
            String before = cookie(cookies, "SINEW_SESSION");
            assertThat(signIn(browser, login.body(), "clinician-password").statusCode())
                    .isEqualTo(302);
            assertThat(cookie(cookies, "SINEW_SESSION")).isNotEmpty().isNotEqualTo(before);
            assertThat(browser.send(post("/graphql").build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
            browser.send(request("/").header("Accept", "text/html").build(), BodyHandlers.ofString());
            HttpRequest withToken = post("/graphql")
                    .header("X-XSRF-TOKEN", cookie(cookies, "XSRF-TOKEN"))
                    .build();
            HttpResponse<String> answer = browser.send(withToken, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json(answer).path("user").asString()).isEqualTo("clinician");
        }
    }

    @Test
    void aPasswordThatABrowserRepeatsAcrossSitesIsNotTrusted() throws Exception {
        HttpResponse<String> answer =
                send(post("/fhir").header("Authorization", basic("admin")).header("Sec-Fetch-Site", "cross-site"));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void otherOriginsAreNotAllowed() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(root.resolve("/graphql"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST"));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void guessingIsStopped() throws Exception {
        for (int i = 0; i < Attempts.FREE; i++) {
            assertThat(status("/graphql", "Basic " + base64("researcher2:guess" + i)))
                    .isEqualTo(401);
        }
        assertThat(status("/graphql", "Basic " + base64("researcher2:guess"))).isEqualTo(429);
    }

    @Test
    void healthIsOpenAndTellsNoDetails() throws Exception {
        HttpResponse<String> health = send(request("/actuator/health"));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(json(health).has("components")).isFalse();
        assertThat(send(request("/actuator/env")).statusCode()).isEqualTo(401);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        HttpResponse<String> page = send(request("/login"));
        assertThat(page.headers().map())
                .containsEntry("Content-Security-Policy", List.of(Headers.CONTENT))
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("X-Frame-Options", List.of("DENY"))
                .containsEntry("Cross-Origin-Opener-Policy", List.of("same-origin"));
        assertThat(page.body()).doesNotContain("<script").contains("lang=\"en\"");
        assertThat(send(request("/login?lang=zh")).body()).contains("<html lang=\"zh\">");
    }

    private static HttpResponse<String> signIn(HttpClient browser, String page, String password)
            throws IOException, InterruptedException {
        Matcher csrf = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]+)\"").matcher(page);
        assertThat(csrf.find()).isTrue();
        String form =
                Map.of("username", "clinician", "password", password, csrf.group(1), csrf.group(2)).entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                        .reduce((a, b) -> a + "&" + b)
                        .orElseThrow();
        return browser.send(
                HttpRequest.newBuilder(root.resolve("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String signed(Instant issued, String issuer) {
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(issuer)
                .audience(List.of(issuer))
                .subject("explorer")
                .issuedAt(issued)
                .expiresAt(issued.plusSeconds(3600))
                .claim("roles", List.of("EXPLORER"))
                .build();
        return application
                .getBean(JwtEncoder.class)
                .encode(JwtEncoderParameters.from(
                        JwsHeader.with(MacAlgorithm.HS256).build(), claims))
                .getTokenValue();
    }

    private static String token(String user) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(post("/token").header("Authorization", basic(user)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("expires_in").asInt()).isEqualTo(3600);
        return json(answer).path("access_token").asString();
    }

    private static int status(String path, String credentials) throws IOException, InterruptedException {
        return send(post(path).header("Authorization", credentials)).statusCode();
    }

    private static HttpRequest.Builder post(String path) {
        return request(path).POST(BodyPublishers.noBody());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static String basic(String user) {
        return "Basic " + base64(user + ":" + user + "-password");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String cookie(CookieManager cookies, String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }
}
