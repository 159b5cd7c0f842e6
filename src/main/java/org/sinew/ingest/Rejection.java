package org.sinew.ingest;

import org.jspecify.annotations.Nullable;
import org.sinew.term.Sentence;

/** Why a record was not taken in. Everything needed to look at it and to try again is in it. */
public sealed interface Rejection {

    /** The record as its source names it, {@code Condition/4711}, or the empty string where that cannot be known. */
    String record();

    /** File and place in it: {@code bundle.json#entry[12]}. */
    String place();

    /** What is wrong, in a sentence that names the element and its value. */
    Sentence said();

    /** The same in English. */
    default String reason() {
        return said().toString();
    }

    /** @param key of the bundle {@code ingest} */
    static Sentence why(String key, Object... values) {
        return Sentence.of("ingest", key, values);
    }

    /** What others say, in their words. */
    static Sentence plain(@Nullable String text) {
        return why("plain", String.valueOf(text));
    }

    Raw raw();

    /** Not the format it should be: broken JSON, duplicate keys, a file cut off. */
    record Malformed(String record, String place, Sentence said, Raw raw) implements Rejection {}

    /** Well-formed, but an element has a value that it cannot have: an impossible date, a missing subject. */
    record Invalid(String record, String place, Sentence said, Raw raw) implements Rejection {}

    /** @param version the version that it is written in: {@code STU3} */
    record WrongVersion(String record, String place, Sentence said, Raw raw, String version) implements Rejection {}

    /** Valid, but reading it without understanding all of it would change its meaning. */
    record Unsupported(String record, String place, Sentence said, Raw raw) implements Rejection {}

    /** It speaks of a patient of whom nothing is known. */
    record UnknownPatient(String record, String place, Sentence said, Raw raw) implements Rejection {}

    /** It is to be found by an identifier, and several records have that. */
    record Ambiguous(String record, String place, Sentence said, Raw raw) implements Rejection {}

    /** Larger than {@link Limits} allow; the bytes stay where {@link #place} says. */
    record TooLarge(String record, String place, Sentence said, Raw raw) implements Rejection {}

    /** Made to harm: an archive's entry that leaves its directory, a link, a bomb. */
    record Unsafe(String record, String place, Sentence said, Raw raw) implements Rejection {}
}
