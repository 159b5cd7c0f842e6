package org.sinew.api.security;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a program that shows its password a bearer token in return (the answer's form is RFC 6749, section 5.1). */
@RestController
final class TokenEndpoint {

    static final String ISSUER = "sinew";
    static final String ROLES = "roles";

    private final JwtEncoder encoder;
    private final SignInProperties properties;
    private final Clock clock;

    TokenEndpoint(JwtEncoder encoder, SignInProperties properties) {
        this.encoder = encoder;
        this.properties = properties;
        this.clock = Clock.systemUTC();
    }

    @PostMapping("/token")
    ResponseEntity<Map<String, Object>> token(Authentication authentication) {
        Map<String, Object> answer = Map.of(
                "access_token", sign(authentication),
                "token_type", "Bearer",
                "expires_in", properties.tokenLifetime().toSeconds());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    private String sign(Authentication authentication) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(ISSUER))
                .subject(authentication.getName())
                .issuedAt(now)
                .expiresAt(now.plus(properties.tokenLifetime()))
                .claim(ROLES, roles(authentication))
                .build();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    private static List<String> roles(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith("ROLE_"))
                .map(authority -> authority.substring("ROLE_".length()))
                .toList();
    }
}
