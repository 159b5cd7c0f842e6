package org.sinew.api;

import java.util.Collection;
import java.util.List;
import org.sinew.access.AuditTrail;
import org.sinew.access.Disclosure;
import org.sinew.access.Reads;
import org.sinew.api.graphql.CurrentAudience;
import org.sinew.api.graphql.TermLookup;
import org.sinew.api.security.Audiences;
import org.sinew.graph.Graph;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.term.Hit;
import org.sinew.term.TermId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/** Joins what answers to who asks and to what is known. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ReadsConfiguration {

    @Bean
    Reads reads(Graph graph, AuditTrail audit, Disclosure disclosure) {
        return new Reads(graph, audit, disclosure);
    }

    @Bean
    CurrentAudience currentAudience(Audiences audiences) {
        return () -> {
            try {
                return audiences.current();
            } catch (AuthenticationCredentialsNotFoundException nobody) {
                throw new CurrentAudience.Unauthenticated();
            }
        };
    }

    @Bean
    TermLookup termLookup(Knowledge knowledge) {
        return new TermLookup() {
            @Override
            public Collection<String> subsumed(String id) {
                return TermId.tryParse(id).map(term -> knowledge.current().subsumed(term)).orElse(List.of()).stream()
                        .map(TermId::toString)
                        .toList();
            }

            @Override
            public List<String> similar(String id) {
                return knowledge.current().nearest(id, "en", 5).stream()
                        .map(Hit::id)
                        .map(TermId::toString)
                        .toList();
            }
        };
    }
}
