package org.sinew.patient;

/**
 * Where a fact was said.
 *
 * @param source the system, as named at ingest: {@code synthea}
 * @param record the record in the source: {@code Condition/4711}
 * @param place file and place in it: {@code bundle.json#entry[12]}
 */
public record Provenance(String source, String record, String place) {}
