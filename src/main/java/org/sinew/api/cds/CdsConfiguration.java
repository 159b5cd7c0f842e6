package org.sinew.api.cds;

import java.time.Clock;
import java.time.ZoneId;
import org.sinew.access.Reads;
import org.sinew.api.guidance.LiveGuidance;
import org.sinew.guidance.Backgrounds;
import org.sinew.guidance.Feedbacks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the hooks to guidance and charts. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class CdsConfiguration {

    @Bean
    CdsEndpoint cdsEndpoint(
            LiveGuidance guidance,
            Backgrounds backgrounds,
            Reads reads,
            Feedbacks feedbacks,
            CdsSettings settings,
            Clock clock,
            @Value("${sinew.zone:UTC}") ZoneId zone) {
        FhirResources resources = new FhirResources(zone);
        Hooks hooks = new Hooks(
                guidance,
                backgrounds,
                new ClientFhir(settings.fhirServers()),
                new Charts(reads, resources, settings.source()),
                new Orders(resources),
                clock.withZone(zone));
        return new CdsEndpoint(hooks, guidance, feedbacks::keep, settings, clock);
    }
}
