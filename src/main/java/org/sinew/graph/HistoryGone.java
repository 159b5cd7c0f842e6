package org.sinew.graph;

/** The graph cannot say any more what was in it after an older commit; the message is for a reader. */
public final class HistoryGone extends RuntimeException {

    HistoryGone(String message) {
        super(message);
    }
}
