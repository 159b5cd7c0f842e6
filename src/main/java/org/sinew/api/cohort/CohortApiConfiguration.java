package org.sinew.api.cohort;

import java.nio.file.Path;
import java.util.Set;
import org.sinew.access.Audience.Role;
import org.sinew.access.Disclosure;
import org.sinew.access.Patients;
import org.sinew.access.Reads;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.LiveTimelines;
import org.sinew.cohort.saved.SavedCohorts;
import org.sinew.cohort.saved.StandingCohorts;
import org.sinew.ingest.knowledge.Knowledge;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins cohorts to who asks and to what is known. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class CohortApiConfiguration {

    @Bean
    Disclosure disclosure(
            @Value("${sinew.disclosure-floor:11}") int floor,
            @Value("${sinew.disclosure-roles:RESEARCHER}") Set<Role> roles,
            @Value("${sinew.data}") Path data,
            ObjectProvider<LiveTimelines> timelines) {
        return Disclosure.keptIn(data.resolve("disclosure"), floor, roles, new Patients() {
            @Override
            public Object numbering() {
                return timelines.getObject().current().numbering();
            }

            @Override
            public String id(int patient) {
                return timelines.getObject().current().id(patient);
            }
        });
    }

    @Bean
    Questions questions(Cohorts cohorts, Knowledge knowledge) {
        return new Questions(cohorts, knowledge::current);
    }

    @Bean
    CohortInputs cohortInputs(Questions questions, Disclosure disclosure) {
        return new CohortInputs(questions, disclosure);
    }

    @Bean
    StandingCohorts standingCohorts(Cohorts cohorts, LiveTimelines timelines) {
        var standing = new StandingCohorts(cohorts::timelines, cohorts::timelines);
        timelines.follow(_ -> standing.moved());
        return standing;
    }

    @Bean
    CohortFields cohortFields(
            Questions questions, Disclosure disclosure, Reads reads, SavedCohorts saved, StandingCohorts standing) {
        return new CohortFields(questions, disclosure, reads, saved, standing);
    }
}
