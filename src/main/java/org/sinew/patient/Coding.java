package org.sinew.patient;

import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/**
 * A code as the source said it.
 *
 * @param display the source's own wording, if it gave one
 */
public record Coding(TermId id, @Nullable String display) {}
