package org.sinew.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class AttemptsTests {

    private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private final Attempts attempts = new Attempts(clock);

    @Test
    void fourFailuresAreForgivenAndTheFifthLocksForLongerEachTime() {
        fail(4, "admin", "10.0.0.1");
        assertThat(attempts.locked("admin", "10.0.0.1")).isZero();
        fail(1, "admin", "10.0.0.1");
        assertThat(attempts.locked("admin", "10.0.0.1")).isEqualTo(Duration.ofSeconds(30));
        fail(1, "admin", "10.0.0.1");
        assertThat(attempts.locked("admin", "10.0.0.1")).isEqualTo(Duration.ofSeconds(60));
        fail(50, "admin", "10.0.0.1");
        assertThat(attempts.locked("admin", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void otherAddressesAndAccountsStayFree() {
        fail(9, "admin", "10.0.0.1");
        assertThat(attempts.locked("admin", "10.0.0.2")).isZero();
        assertThat(attempts.locked("clinician", "10.0.0.1")).isZero();
    }

    @Test
    void manyAddressesTogetherLockTheAccount() {
        for (int i = 0; i < 100; i++) {
            fail(1, "admin", "10.0.0." + i);
        }
        assertThat(attempts.locked("admin", "10.1.1.1")).isPositive();
    }

    @Test
    void successStartsAnew() {
        fail(4, "admin", "10.0.0.1");
        attempts.succeeded("admin", "10.0.0.1");
        fail(4, "admin", "10.0.0.1");
        assertThat(attempts.locked("admin", "10.0.0.1")).isZero();
    }

    @Test
    void guessesSentTogetherAreCounted() throws InterruptedException {
        var encoder = new BCryptPasswordEncoder(4);
        var signIn = new LocalSignIn(
                java.util.Map.of("admin", java.util.Objects.requireNonNull(encoder.encode("right"))), encoder, clock);
        var checked = new java.util.concurrent.atomic.AtomicInteger();
        var threads = new java.util.ArrayList<Thread>();
        for (int i = 0; i < 50; i++) {
            String guess = "guess" + i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("admin", guess));
                } catch (LockedException e) {
                    return;
                } catch (BadCredentialsException e) {
                    checked.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(checked).hasValue(Attempts.FREE);
    }

    private void fail(int times, String user, String address) {
        for (int i = 0; i < times; i++) {
            attempts.failed(user, address);
        }
    }
}
