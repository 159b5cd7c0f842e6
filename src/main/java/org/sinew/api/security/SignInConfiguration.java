package org.sinew.api.security;

import java.io.IOException;
import java.time.Clock;
import org.sinew.access.AuditTrail;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The local accounts and the audit, both in the data directory. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInProperties.class)
class SignInConfiguration {

    @Bean
    LocalSignIn localSignIn(SignInProperties properties) throws IOException {
        PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        var hashes = new FirstStart(properties.data(), encoder).settle(properties.password());
        return new LocalSignIn(hashes, encoder, Clock.systemUTC());
    }

    @Bean
    AuditTrail auditTrail(SignInProperties properties) {
        return AuditTrail.inDirectory(
                properties.data().resolve("audit"), Clock.systemUTC(), properties.auditForceWithin());
    }
}
