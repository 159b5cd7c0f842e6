package org.sinew.graph;

import org.sinew.term.Sentence;

/** The graph cannot say any more what was in it after an older commit; why is said to a reader. */
public final class HistoryGone extends RuntimeException {

    private final transient Sentence said;

    /** @param key of the bundle {@code refusal} after {@code history.} */
    HistoryGone(String key, Object... values) {
        this(Sentence.of("refusal", "history." + key, values));
    }

    private HistoryGone(Sentence said) {
        super(said.toString());
        this.said = said;
    }

    public Sentence said() {
        return said;
    }
}
