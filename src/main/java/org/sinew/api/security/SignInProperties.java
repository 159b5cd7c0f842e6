package org.sinew.api.security;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param data the data directory
 * @param password presets by account name; a blank one counts as absent
 * @param tokenLifetime how long a bearer token is good
 * @param corsOrigins web origins whose pages may call the API; none by default
 * @param auditForceWithin see {@link org.sinew.access.AuditTrail#inDirectory}
 */
@ConfigurationProperties("sinew")
record SignInProperties(
        Path data,
        @DefaultValue Map<String, String> password,
        @DefaultValue("1h") Duration tokenLifetime,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue("0ms") Duration auditForceWithin) {}
