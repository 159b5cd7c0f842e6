package org.sinew.graph;

/**
 * A record that is found by a business identifier instead of its id (FHIR R4, 3.1.0.4.3 and 3.1.0.8.2).
 *
 * @param identifier {@code system|value}
 * @param onlyIfNone written only if nothing has the identifier; otherwise it replaces what has it
 */
public record WriteCondition(String identifier, boolean onlyIfNone) {}
