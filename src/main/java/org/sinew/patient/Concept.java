package org.sinew.patient;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One meaning said in one or more code systems and perhaps in words (FHIR {@code CodeableConcept}).
 *
 * @param codings the codes; the first is the one the fact hangs on
 */
public record Concept(List<Coding> codings, @Nullable String text) {

    public static final Concept NONE = new Concept(List.of(), null);

    public Optional<Coding> primary() {
        return codings.stream().findFirst();
    }

    public boolean isEmpty() {
        return codings.isEmpty() && text == null;
    }
}
