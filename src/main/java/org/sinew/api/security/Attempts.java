package org.sinew.api.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed sign-ins. After {@value #FREE} in a row from one address for one account the next must wait 30 s, and
 * twice as long after each further failure, up to 15 minutes; after {@value #FREE_FOR_ALL} from anywhere the account waits as well.
 */
final class Attempts {

    static final int FREE = 5;
    static final int FREE_FOR_ALL = 100;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final String ANYWHERE = "*";
    private static final int MOST = 10_000;

    private record Key(String user, String address) {}

    private record Failures(int count, Instant until) {}

    private final Clock clock;
    private final Map<Key, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Failures> eldest) {
            return size() > MOST;
        }
    };

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** How long this account cannot sign in from this address; zero when it can. */
    synchronized Duration locked(String user, String address) {
        Duration here = locked(new Key(user, address));
        Duration anywhere = locked(new Key(user, ANYWHERE));
        return here.compareTo(anywhere) > 0 ? here : anywhere;
    }

    synchronized void failed(String user, String address) {
        fail(new Key(user, address), FREE);
        fail(new Key(user, ANYWHERE), FREE_FOR_ALL);
    }

    synchronized void succeeded(String user, String address) {
        failures.remove(new Key(user, address));
    }

    private Duration locked(Key key) {
        Failures known = failures.get(key);
        Duration left = known == null ? Duration.ZERO : Duration.between(clock.instant(), known.until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void fail(Key key, int free) {
        Failures known = failures.get(key);
        boolean isRemembered = known != null && known.until.plus(LONGEST).isAfter(clock.instant());
        int count = known != null && isRemembered ? known.count + 1 : 1;
        failures.put(key, new Failures(count, clock.instant().plus(pause(count - free))));
    }

    private static Duration pause(int beyond) {
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(beyond, 6));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
