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
import org.springframework.scheduling.annotation.Scheduled;

/** Joins maps to who asks and to what is known. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AtlasApiConfiguration {

    @Bean
    LiveLikeness likeness(Knowledge knowledge) {
        return new LiveLikeness(knowledge);
    }

    @Bean
    Following likenessFollowing(LiveLikeness likeness) {
        return new Following(likeness);
    }

    /** Looks every few seconds whether other releases serve. */
    static final class Following {

        private final LiveLikeness likeness;

        Following(LiveLikeness likeness) {
            this.likeness = likeness;
        }

        @Scheduled(initialDelay = 2_000, fixedDelay = 5_000)
        void look() {
            likeness.follow();
        }
    }

    @Bean
    Atlas atlas(Knowledge knowledge, LiveLikeness likeness, Reads reads, LiveTimelines timelines) {
        var atlas = new Atlas(knowledge::current, likeness, reads);
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
