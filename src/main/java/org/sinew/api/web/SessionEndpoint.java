package org.sinew.api.web;

import org.sinew.access.Audience;
import org.sinew.api.security.Audiences;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is signed in, for the page's own bar. */
@RestController
final class SessionEndpoint {

    private final Audiences audiences;

    SessionEndpoint(Audiences audiences) {
        this.audiences = audiences;
    }

    @GetMapping("/session")
    Audience session() {
        return audiences.current();
    }
}
