package org.sinew.term;

/**
 * A term that a search found.
 *
 * @param label its label in the language asked for, with fallback
 * @param matched the name that was found
 * @param language of {@code matched}; empty for the release's own
 */
public record Hit(TermId id, String label, String matched, String language) {}
