package org.sinew.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sinew.patient.Fact;

/** A sink that keeps everything, for tests. */
public final class CollectedRecords implements RecordSink {

    public final List<SourceRecord> records = new ArrayList<>();
    public final List<Rejection> rejections = new ArrayList<>();

    @Override
    public void accept(SourceRecord record) {
        records.add(record);
    }

    @Override
    public void reject(Rejection rejection) {
        rejections.add(rejection);
    }

    public Stream<Fact> facts() {
        return records.stream().flatMap(r -> r.facts().stream());
    }

    public <F extends Fact> List<F> facts(Class<F> kind) {
        return facts().filter(kind::isInstance).map(kind::cast).toList();
    }

    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (SourceRecord r : records) {
            r.facts().forEach(f -> counts.merge(f.getClass().getSimpleName(), 1, Integer::sum));
            r.patients().forEach(p -> counts.merge("Patient", 1, Integer::sum));
            r.actors().forEach(a -> counts.merge(a.getClass().getSimpleName(), 1, Integer::sum));
            r.retractions().forEach(a -> counts.merge("Retraction", 1, Integer::sum));
        }
        return counts;
    }

    public Map<String, Integer> unmodelled() {
        Map<String, Integer> counts = new TreeMap<>();
        records.forEach(r -> r.unmodelled().forEach(u -> counts.merge(u, 1, Integer::sum)));
        return counts;
    }
}
