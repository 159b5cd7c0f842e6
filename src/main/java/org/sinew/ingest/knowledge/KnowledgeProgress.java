package org.sinew.ingest.knowledge;

/** Told while knowledge is loaded. */
public interface KnowledgeProgress {

    KnowledgeProgress NONE = (step, done, total) -> {};

    /**
     * @param step what is going on: {@code reading hp.json}, {@code writing hp@2025-05-06}
     * @param done bytes or statements so far
     * @param total of those
     */
    void advanced(String step, long done, long total);
}
