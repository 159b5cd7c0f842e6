package org.sinew.guidance;

import org.sinew.term.Sentence;

/** A text is no guideline, with the reason for a reader; its message is English. */
public final class NoGuideline extends IllegalArgumentException {

    private final transient Sentence said;

    NoGuideline(Sentence said) {
        super(said.toString());
        this.said = said;
    }

    /** @param key of the bundle {@code guidance} after {@code written.} */
    static NoGuideline because(String key, Object... values) {
        return new NoGuideline(Sentence.of("guidance", "written." + key, values));
    }

    /** @param file whose text it is */
    NoGuideline of(String file) {
        return because("refused", file, said);
    }

    public Sentence said() {
        return said;
    }
}
