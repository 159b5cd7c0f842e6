package org.sinew.api.graphql;

import org.sinew.access.Audience;

/** For whom the current request is answered. */
@FunctionalInterface
public interface CurrentAudience {

    /** @throws Unauthenticated when nobody has signed in */
    Audience get();

    /** Nobody has signed in. */
    final class Unauthenticated extends RuntimeException {
        public Unauthenticated() {
            super("sign in first");
        }
    }
}
