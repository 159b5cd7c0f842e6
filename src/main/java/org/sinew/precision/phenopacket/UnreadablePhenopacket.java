package org.sinew.precision.phenopacket;

/**
 * A phenopacket that cannot be used, or what of one cannot.
 *
 * @param place file, and line or id
 */
public record UnreadablePhenopacket(String place, String reason) {}
