package org.sinew.api.atlas;

import org.sinew.access.Disclosure;
import org.sinew.access.Reads;
import org.sinew.api.cohort.CohortInputs;
import org.sinew.atlas.Atlas;
import org.sinew.atlas.WarningWatch;
import org.sinew.cohort.LiveTimelines;
import org.sinew.ingest.knowledge.Knowledge;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins maps to who asks and to what is known. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AtlasApiConfiguration {

    @Bean
    Atlas atlas(Knowledge knowledge, Reads reads, LiveTimelines timelines) {
        var atlas = new Atlas(knowledge::current, new LiveLikeness(knowledge), reads);
        timelines.follow(atlas::moved);
        return atlas;
    }

    @Bean
    WarningWatch warningWatch(LiveTimelines timelines) {
        var watch = new WarningWatch();
        timelines.follow(_ -> watch.moved());
        return watch;
    }

    @Bean
    AtlasFields atlasFields(Atlas atlas, WarningWatch watch, CohortInputs cohorts, Disclosure disclosure) {
        return new AtlasFields(atlas, watch, cohorts, disclosure);
    }
}
