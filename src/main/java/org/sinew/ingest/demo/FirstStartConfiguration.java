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
    ApplicationRunner firstStart(Knowledge knowledge, Ingest ingest, @Value("${sinew.demo:true}") boolean withDemo) {
        FirstStart work = new FirstStart(knowledge, ingest);
        return arguments -> {
            work.loadKnowledge();
            if (withDemo) {
                work.loadDemo();
            }
        };
    }
}
