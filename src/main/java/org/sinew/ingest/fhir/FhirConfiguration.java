package org.sinew.ingest.fhir;

import java.time.ZoneId;
import org.sinew.genome.ReferenceGenomes;
import org.sinew.ingest.Limits;
import org.sinew.ingest.SourceReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reads FHIR as this installation is set. */
@Configuration(proxyBeanMethods = false)
class FhirConfiguration {

    /** @param zone of times that a source gives without one */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SourceReader fhirReader(@Value("${sinew.zone:UTC}") ZoneId zone, ReferenceGenomes genomes) {
        return new FhirReader(zone, Limits.DEFAULT, genomes);
    }
}
