package org.sinew.ingest.vcf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sinew.genome.ReferenceGenomes;
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

    /** @param fastas of GRCh37 and GRCh38 with their {@code .fai}, by which variants of any record are named alike */
    @Bean
    ReferenceGenomes referenceGenomes(@Value("${sinew.references:}") List<String> fastas) throws IOException {
        return ReferenceGenomes.of(
                fastas.stream().filter(name -> !name.isBlank()).map(Path::of).toList());
    }

    /** @param variants how many of a sample in one file are taken in whatever they are */
    @Bean
    @Order(0)
    SourceReader vcfReader(
            Graph graph,
            ObjectProvider<WantedSites> wanted,
            ReferenceGenomes genomes,
            @Value("${sinew.vcf.variants:20000}") int variants) {
        return new VariantFileReader(
                new GraphKnown(graph),
                () -> wanted.getIfAvailable(() -> WantedSites.NONE).sites(),
                Limits.DEFAULT,
                genomes,
                variants);
    }
}
