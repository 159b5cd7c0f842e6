package org.sinew.ingest.demo;

import org.sinew.ingest.Ingest;
import org.sinew.ingest.knowledge.Knowledge;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the first start's work when the server answers. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FirstStartConfiguration {

    @Bean
    ApplicationRunner firstStart(
            Knowledge knowledge,
            Ingest ingest,
            @Value("${sinew.starter:true}") boolean withStarter,
            @Value("${sinew.demo:true}") boolean withDemo) {
        return arguments -> {
            knowledge.restore();
            if (withStarter) {
                new StarterKnowledge(knowledge).load();
            }
            if (withDemo) {
                new DemoRecords(ingest).load();
            }
        };
    }
}
