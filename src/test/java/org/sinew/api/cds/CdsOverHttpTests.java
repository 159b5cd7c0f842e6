package org.sinew.api.cds;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.api.web.PagesOnly;
import org.sinew.guidance.Feedback;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Discovery, sign-in, tokens, CORS and statuses. */
class CdsOverHttpTests {

    private static final String ISSUER = "https://fhir-ehr.example.com/";
    private static final String SANDBOX = "https://sandbox.cds-hooks.org";
    private static final List<Feedback> KEPT = new ArrayList<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path data;

    private static ConfigurableApplicationContext application;
    private static URI root;
    private static ECKey key;

    @Import(CdsSecurity.class)
    static final class Endpoint {

        @Bean
        CdsEndpoint cds(CdsSettings settings) {
            return new CdsEndpoint(
                    HooksHarness.hooks(new NoGraph()),
                    () -> HooksHarness.GUIDANCE,
                    KEPT::addAll,
                    settings,
                    HooksHarness.CLOCK);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        key = new ECKeyGenerator(Curve.P_384).keyID("example-kid").generate();
        Path jwks = data.resolve("jwks.json");
        Files.writeString(jwks, new JWKSet(key.toPublicJWK()).toString());
        System.setProperty("sinew.cds.origins", SANDBOX);
        System.setProperty("sinew.cds.clients.ehr.issuer", ISSUER);
        System.setProperty("sinew.cds.clients.ehr.jwks", jwks.toUri().toString());
        application = PagesOnly.start(data, Endpoint.class);
        root = PagesOnly.address(application);
    }

    @AfterAll
    static void stop() {
        application.close();
        List.of("origins", "clients.ehr.issuer", "clients.ehr.jwks")
                .forEach(name -> System.clearProperty("sinew.cds." + name));
    }

    @Test
    void discoveryIsPublicAndComplete() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(root.resolve("/cds-services")));

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode services = HooksHarness.JSON.readTree(answer.body()).path("services");
        assertThat(services)
                .extracting(s -> s.path("hook").asString())
                .containsExactly("patient-view", "order-select", "order-sign");
        assertThat(services)
                .allMatch(s -> !s.path("id").asString("").isBlank()
                        && !s.path("description").asString("").isBlank()
                        && s.path("prefetch").path("patient").asString("").equals("Patient/{{context.patientId}}"));
    }

    @Test
    void callsNeedAClinician() throws Exception {
        assertThat(send(call("sinew-order-sign", body())).statusCode()).isEqualTo(401);
        assertThat(send(call("sinew-order-sign", body()).header("Authorization", basic("explorer")))
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> answer =
                send(call("sinew-order-sign", body()).header("Authorization", basic("clinician")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(HooksHarness.JSON.readTree(answer.body()).path("cards")).hasSize(1);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void statusesNameWhatIsWrong() throws Exception {
        assertThat(send(call("nothing", body()).header("Authorization", basic("clinician")))
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> malformed =
                send(call("sinew-order-sign", "{}").header("Authorization", basic("clinician")));
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).contains("OperationOutcome", "hook is absent");
        assertThat(send(call("sinew-order-sign", "{}")
                                .header("Authorization", basic("clinician"))
                                .header("Accept-Language", "zh-CN"))
                        .body())
                .contains("hook 缺失");
        assertThat(send(call("sinew-order-sign", "{}").header("Accept-Language", "zh-CN"))
                        .body())
                .contains("请登录");
        assertThat(send(call("sinew-order-sign", "{").header("Authorization", basic("clinician")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aClientsSignedTokenIsGoodOnceAndForItsEndpoint() throws Exception {
        String endpoint = root + "/cds-services/sinew-order-sign";
        String good = token(key, endpoint, Instant.now().plusSeconds(60));

        assertThat(bearer(good)).isEqualTo(200);
        assertThat(bearer(good)).as("used again").isEqualTo(401);
        assertThat(bearer(token(key, root + "/cds-services/other", Instant.now().plusSeconds(60))))
                .as("for another endpoint")
                .isEqualTo(401);
        assertThat(bearer(token(key, endpoint, Instant.now().minusSeconds(600))))
                .as("expired")
                .isEqualTo(401);
        assertThat(bearer(token(
                        key,
                        endpoint,
                        Instant.now().plusSeconds(600),
                        Instant.now().plusSeconds(660),
                        JOSEObjectType.JWT)))
                .as("issued in the future")
                .isEqualTo(401);
        assertThat(bearer(token(key, endpoint, Instant.now(), Instant.now().plusSeconds(60), null)))
                .as("without typ")
                .isEqualTo(401);
        ECKey unnamed = new ECKey.Builder(key).keyID(null).build();
        assertThat(bearer(token(unnamed, endpoint, Instant.now().plusSeconds(60))))
                .as("without kid")
                .isEqualTo(401);
        ECKey stranger = new ECKeyGenerator(Curve.P_384).keyID("example-kid").generate();
        assertThat(bearer(token(stranger, endpoint, Instant.now().plusSeconds(60))))
                .as("signed by another key")
                .isEqualTo(401);
    }

    @Test
    void whyATokenIsRefusedIsSaid() throws Exception {
        String endpoint = root + "/cds-services/sinew-order-sign";

        assertThat(refusal(
                        token(key, root + "/cds-services/other", Instant.now().plusSeconds(60))))
                .startsWith("Bearer realm=\"Sinew\", error=\"invalid_token\", error_description=\"the token is for")
                .endsWith("not for " + endpoint + "\"");
        Instant ago = Instant.now().minusSeconds(600);
        assertThat(refusal(token(key, endpoint, ago.minusSeconds(60), ago, JOSEObjectType.JWT)))
                .contains("expired");
        assertThat(send(call("sinew-order-sign", body())).headers().firstValue("WWW-Authenticate"))
                .as("without one")
                .contains("Bearer realm=\"Sinew\"");
    }

    private static String refusal(String token) throws Exception {
        return send(call("sinew-order-sign", body()).header("Authorization", "Bearer " + token))
                .headers()
                .firstValue("WWW-Authenticate")
                .orElse("");
    }

    @Test
    void onlyAllowedOriginsMayAsk() throws Exception {
        assertThat(preflight(SANDBOX)).isEqualTo(200);
        assertThat(preflight("https://evil.example.com")).isEqualTo(403);
    }

    @Test
    void feedbackIsKept() throws Exception {
        String feedback = """
                {"feedback": [{"card": "f6b95768-b1c8-40dc-8385-bf3504b82ffb", "outcome": "overridden", "outcomeTimestamp": "2020-12-11T00:00:00Z"}]}
                """;
        assertThat(send(call("sinew-order-sign/feedback", feedback).header("Authorization", basic("clinician")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(KEPT).extracting(Feedback::client).contains("clinician");
    }

    private static int bearer(String token) throws Exception {
        return send(call("sinew-order-sign", body()).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    private static String token(ECKey signer, String audience, Instant expires) throws Exception {
        return token(signer, audience, Instant.now().minusSeconds(5), expires, JOSEObjectType.JWT);
    }

    private static String token(
            ECKey signer, String audience, Instant issued, Instant expires, @Nullable JOSEObjectType type)
            throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES384)
                        .keyID(signer.getKeyID())
                        .type(type)
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(audience)
                        .issueTime(Date.from(issued))
                        .expirationTime(Date.from(expires))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        jwt.sign(new ECDSASigner(signer));
        return jwt.serialize();
    }

    private static int preflight(String origin) throws Exception {
        return send(HttpRequest.newBuilder(root.resolve("/cds-services/sinew-order-sign"))
                        .method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "content-type"))
                .statusCode();
    }

    private static String body() {
        return HooksHarness.json("""
                        {'hook': 'order-sign', 'hookInstance': 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
                         'context': {'userId': 'Practitioner/example', 'patientId': '1288992', 'draftOrders': %s},
                         'prefetch': {'patient': {'resourceType': 'Patient', 'id': '1288992', 'gender': 'male', 'birthDate': '1955-12-23'},
                           'conditions': %s, 'medications': %s, 'allergies': %s, 'observations': %s}}
                        """.formatted(
                                HooksHarness.bundle(HooksHarness.medication("103", "206905")),
                                HooksHarness.bundle(),
                                HooksHarness.bundle(HooksHarness.medication("7", "855332")),
                                HooksHarness.bundle(),
                                HooksHarness.bundle()))
                .toString();
    }

    private static HttpRequest.Builder call(String path, String body) {
        return HttpRequest.newBuilder(root.resolve("/cds-services/" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static String basic(String user) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString(Objects.requireNonNull(
                                (user + ":" + user + "-password").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
