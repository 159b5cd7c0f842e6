package org.sinew.api.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Checks a local account's password; guesses become slow. */
final class LocalSignIn implements AuthenticationProvider {

    private static final int STRIPES = 64;

    private final Map<String, String> hashes;
    private final PasswordEncoder encoder;
    private final Attempts attempts;
    private final VerifiedPasswords verified;
    private final String nobody;
    private final List<Object> stripes =
            Stream.generate(Object::new).limit(STRIPES).toList();

    LocalSignIn(Map<String, String> hashes, PasswordEncoder encoder, Clock clock) {
        this.hashes = Map.copyOf(hashes);
        this.encoder = encoder;
        this.attempts = new Attempts(clock);
        this.verified = new VerifiedPasswords(clock);
        this.nobody = Objects.requireNonNull(encoder.encode("nobody"));
    }

    /** @throws LockedException when the account must wait after too many failures from this address */
    @Override
    public Authentication authenticate(Authentication request) {
        String user = request.getName();
        String password = String.valueOf(request.getCredentials());
        if (!verified.contains(user, password)) {
            String counted = hashes.containsKey(user) ? user : "";
            String address = address(request);
            synchronized (stripes.get(Math.floorMod((counted + address).hashCode(), STRIPES))) {
                check(user, counted, password, address);
            }
        }
        return signedIn(request, user);
    }

    /** One at a time for each account and address, so that guesses sent together are counted one by one. */
    private void check(String user, String counted, String password, String address) {
        if (verified.contains(user, password)) {
            return;
        }
        Duration wait = attempts.locked(counted, address);
        if (wait.isPositive()) {
            throw new LockedException("too many failures; try again in " + (wait.toSeconds() + 1) + " s");
        }
        String hash = Optional.ofNullable(hashes.get(user)).orElse(nobody);
        if (!encoder.matches(password, hash) || !hashes.containsKey(user)) {
            attempts.failed(counted, address);
            throw new BadCredentialsException("wrong user or password");
        }
        attempts.succeeded(counted, address);
        verified.add(user, password);
    }

    private static Authentication signedIn(Authentication request, String user) {
        String role = LocalAccount.of(user).orElseThrow().name();
        var token = UsernamePasswordAuthenticationToken.authenticated(
                user, null, List.of(new SimpleGrantedAuthority("ROLE_" + role)));
        token.setDetails(request.getDetails());
        return token;
    }

    private static String address(Authentication request) {
        return request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
