package org.sinew.ingest;

import java.util.List;
import java.util.Map;
import org.sinew.term.Sentence;

/**
 * What came of an ingest run.
 *
 * @param run id of the run
 * @param records records read, rejected ones not among them
 * @param byType records read by their type in the source
 * @param dangling facts whose encounter or related fact has not arrived
 * @param rejections rejected records by reason's kind
 * @param reasons place and reason of the first rejections, at most {@value Tally#REASONS}
 * @param unmodelled paths that the records hold and the model does not, with how often
 */
public record IngestReport(
        String run,
        long records,
        Map<String, Long> byType,
        long added,
        long unchanged,
        long superseded,
        long retracted,
        long dangling,
        Map<String, Long> rejections,
        List<Sentence> reasons,
        Map<String, Long> unmodelled) {

    public long rejected() {
        return rejections.values().stream().mapToLong(Long::longValue).sum();
    }

    List<String> unmodelledLines() {
        return unmodelled.entrySet().stream()
                .map(entry -> entry.getKey() + " × " + entry.getValue())
                .toList();
    }
}
