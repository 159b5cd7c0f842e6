package org.sinew.precision.pgx;

import java.nio.file.Path;
import org.sinew.genome.WantedSites;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PgxConfiguration {

    @Bean
    LoadedTables drugResponseTables(@Value("${sinew.data}") Path data) {
        return new LoadedTables(data);
    }

    @Bean
    WantedSites pharmacogenes(LoadedTables tables) {
        return () -> tables.current().sites();
    }
}
