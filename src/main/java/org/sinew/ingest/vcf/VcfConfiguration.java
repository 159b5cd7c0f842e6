package org.sinew.ingest.vcf;

import org.sinew.genome.WantedSites;
import org.sinew.graph.Graph;
import org.sinew.ingest.Limits;
import org.sinew.ingest.SourceReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class VcfConfiguration {

    /** @param variants how many of a sample in one file are taken in whatever they are */
    @Bean
    @Order(0)
    SourceReader vcfReader(
            Graph graph, ObjectProvider<WantedSites> wanted, @Value("${sinew.vcf.variants:20000}") int variants) {
        return new VariantFileReader(
                new GraphKnown(graph),
                () -> wanted.getIfAvailable(() -> WantedSites.NONE).sites(),
                Limits.DEFAULT,
                variants);
    }
}
