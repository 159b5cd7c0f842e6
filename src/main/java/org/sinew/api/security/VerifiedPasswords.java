package org.sinew.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Remembers for five minutes that a password was right, so that HTTP Basic does not pay for bcrypt with each request. */
final class VerifiedPasswords {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private record Seen(String mark, Instant until) {}

    private final Clock clock;
    private final SecretKeySpec secret;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    VerifiedPasswords(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = new SecretKeySpec(random, "HmacSHA256");
    }

    void add(String user, String password) {
        seen.put(user, new Seen(mark(user, password), clock.instant().plus(LIFETIME)));
    }

    boolean contains(String user, String password) {
        Seen known = seen.get(user);
        return known != null
                && clock.instant().isBefore(known.until)
                && MessageDigest.isEqual(
                        known.mark.getBytes(UTF_8), mark(user, password).getBytes(UTF_8));
    }

    private String mark(String user, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal((user + "\n" + password).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
