package org.sinew.api.cds;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Tokens that CDS clients sign (CDS Hooks 2.0, trusting CDS clients): asymmetric signature by a key of the client's own
 * set, {@code iss}, {@code exp}, {@code iat} and {@code jti} there, {@code aud} the endpoint called, and no token twice.
 */
final class ClientTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.ES384,
            JWSAlgorithm.RS384,
            JWSAlgorithm.ES256,
            JWSAlgorithm.RS256,
            JWSAlgorithm.ES512,
            JWSAlgorithm.RS512);
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Map<String, JwtAuthenticationProvider> byIssuer = new HashMap<>();
    private final Nonces nonces = new Nonces();

    ClientTokens(Map<String, CdsSettings.Client> clients) throws IOException {
        for (Map.Entry<String, CdsSettings.Client> client : clients.entrySet()) {
            byIssuer.put(client.getValue().issuer(), provider(client.getKey(), client.getValue()));
        }
    }

    /** Whether the token says that it comes from one of the clients; nothing of it is verified yet. */
    boolean isClients(String token) {
        return issuer(token).filter(byIssuer::containsKey).isPresent();
    }

    private static Optional<String> issuer(String token) {
        try {
            return Optional.ofNullable(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** @throws InvalidBearerTokenException saying what is wrong with it */
    AbstractAuthenticationToken verify(String token, String endpoint) {
        JwtAuthenticationProvider provider = byIssuer.get(issuer(token).orElse(""));
        if (provider == null
                || !(provider.authenticate(new BearerTokenAuthenticationToken(token))
                        instanceof JwtAuthenticationToken client)) {
            throw new InvalidBearerTokenException("the token's issuer is no known client");
        }
        Jwt jwt = client.getToken();
        requireHeader(jwt);
        List<String> audience = jwt.getAudience() == null ? List.of() : jwt.getAudience();
        if (!audience.contains(endpoint)) {
            throw new InvalidBearerTokenException("the token is for " + audience + ", not for " + endpoint);
        }
        if (jwt.getId() == null || jwt.getIssuedAt() == null || jwt.getExpiresAt() == null) {
            throw new InvalidBearerTokenException("the token lacks jti, iat or exp");
        }
        if (jwt.getIssuedAt().isAfter(Instant.now().plus(SKEW))) {
            throw new InvalidBearerTokenException("the token is issued in the future");
        }
        if (!nonces.isNew(
                jwt.getClaimAsString("iss") + "|" + jwt.getId(),
                jwt.getExpiresAt().plus(SKEW))) {
            throw new InvalidBearerTokenException("the token was used before");
        }
        return client;
    }

    private static void requireHeader(Jwt jwt) {
        if (!(jwt.getHeaders().get("kid") instanceof String)) {
            throw new InvalidBearerTokenException("the token's header lacks kid");
        }
        if (!"JWT".equals(jwt.getHeaders().get("typ"))) {
            throw new InvalidBearerTokenException("the token's header lacks typ JWT");
        }
    }

    private static JwtAuthenticationProvider provider(String name, CdsSettings.Client client) throws IOException {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(client)));
        // Spring's validators check the claims.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                List.of(new JwtTimestampValidator(SKEW), new JwtIssuerValidator(client.issuer()))));
        var provider = new JwtAuthenticationProvider(decoder);
        provider.setJwtAuthenticationConverter(
                jwt -> new JwtAuthenticationToken(jwt, List.of(new SimpleGrantedAuthority("ROLE_CLINICIAN")), name));
        return provider;
    }

    private static JWKSource<SecurityContext> keys(CdsSettings.Client client) throws IOException {
        if (!"file".equals(client.jwks().getScheme())) {
            return JWKSourceBuilder.create(client.jwks().toURL()).retrying(true).build();
        }
        try (InputStream in = client.jwks().toURL().openStream()) {
            return new ImmutableJWKSet<>(JWKSet.load(in));
        } catch (ParseException e) {
            throw new IOException(client.jwks() + " is not a JWK set: " + e.getMessage(), e);
        }
    }
}
