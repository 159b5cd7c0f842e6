package org.sinew.precision.pgx;

import java.util.Arrays;
import java.util.List;
import org.sinew.term.Wording;

/** What a reader has to know about a result, to be said in the reader's language: a sentence of the bundle {@code pgx}. */
public record Note(String key, List<String> parts) {

    static Note of(String key, Object... parts) {
        return new Note(key, Arrays.stream(parts).map(String::valueOf).toList());
    }

    /** @param language BCP 47 tag */
    String in(String language) {
        return Wording.of("pgx", language).say(key, parts.toArray());
    }
}
