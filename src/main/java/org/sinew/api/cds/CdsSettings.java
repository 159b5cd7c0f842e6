package org.sinew.api.cds;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param open whether anybody may call the hooks; only on a loopback address, for sandboxes
 * @param origins web origins whose pages may call the hooks ({@code https://sandbox.cds-hooks.org})
 * @param baseUrl how clients reach this installation; the address they asked if blank. It is the start of a token's
 *     {@code aud} and of the links on cards
 * @param source the source system whose {@code Patient.id} a hook's {@code patientId} is; all that were taken in if blank
 * @param fhirServers base URLs of clients' FHIR servers that may be asked for what was not prefetched, with the token that the
 *     call brings; none other is ever called
 * @param clients that may call with signed tokens, by any name
 */
@ConfigurationProperties("sinew.cds")
record CdsSettings(
        @DefaultValue("false") boolean open,
        @DefaultValue List<String> origins,
        @DefaultValue("") String baseUrl,
        @DefaultValue("") String source,
        @DefaultValue List<URI> fhirServers,
        @DefaultValue Map<String, Client> clients) {

    /**
     * A client of CDS Hooks.
     *
     * @param issuer the {@code iss} of its tokens
     * @param jwks its public keys: {@code https:} address or {@code file:}; a token's own {@code jku} is never followed
     */
    record Client(String issuer, URI jwks) {}
}
