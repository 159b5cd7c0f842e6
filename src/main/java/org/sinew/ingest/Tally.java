package org.sinew.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sinew.graph.FactsCommitted;
import org.sinew.term.Sentence;

/** Counts while a run goes on. */
final class Tally {

    static final int REASONS = 100;

    private static final String STRANGER = Rejection.UnknownPatient.class.getSimpleName();

    private final String run;
    private final Map<String, Long> byType = new TreeMap<>();
    private final Map<String, Long> rejections = new TreeMap<>();
    private final List<Sentence> reasons = new ArrayList<>();
    private final Map<String, Long> unmodelled = new TreeMap<>();
    private long records;
    private long added;
    private long unchanged;
    private long superseded;
    private long retracted;
    private long dangling;

    Tally(String run) {
        this.run = run;
    }

    String run() {
        return run;
    }

    long records() {
        return records;
    }

    void read(SourceRecord record) {
        count(record, 1);
    }

    void passedOver(String what, long count) {
        unmodelled.merge(what, count, Long::sum);
    }

    void unread(SourceRecord record) {
        count(record, -1);
    }

    private void count(SourceRecord record, long step) {
        records += step;
        byType.merge(record.type(), step, Long::sum);
        record.unmodelled().forEach(path -> unmodelled.merge(path, step, Long::sum));
    }

    void committed(FactsCommitted result) {
        added += result.added();
        unchanged += result.unchanged();
        superseded += result.superseded();
        retracted += result.retracted();
        dangling += result.dangling();
    }

    void rejected(Rejection rejection) {
        rejections.merge(rejection.getClass().getSimpleName(), 1L, Long::sum);
        if (reasons.size() < REASONS) {
            reasons.add(
                    rejection.record().isEmpty()
                            ? Rejection.why("at", rejection.place(), rejection.said())
                            : Rejection.why("at-record", rejection.place(), rejection.record(), rejection.said()));
        }
    }

    long rejected() {
        return rejections.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean hasStrangers() {
        return rejections.getOrDefault(STRANGER, 0L) > 0;
    }

    /** A rejected record gets another chance. */
    void settled(DeadLetter letter) {
        rejections.computeIfPresent(letter.kind(), (kind, count) -> count > 1 ? count - 1 : null);
    }

    IngestReport report() {
        byType.values().removeIf(count -> count == 0);
        unmodelled.values().removeIf(count -> count == 0);
        return new IngestReport(
                run,
                records,
                new LinkedHashMap<>(byType),
                added,
                unchanged,
                superseded,
                retracted,
                dangling,
                new LinkedHashMap<>(rejections),
                List.copyOf(reasons),
                new LinkedHashMap<>(unmodelled));
    }
}
