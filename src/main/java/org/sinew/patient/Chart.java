package org.sinew.patient;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/**
 * One patient with everything that is currently held of them. Never changes; views of it are made once and kept.
 */
public final class Chart {

    private static final Comparator<Fact> BY_TIME = Comparator.comparing(
                    Chart::start, Comparator.nullsFirst(Comparator.comparing(OffsetDateTime::toInstant)))
            .thenComparing(fact -> fact.key().value());

    private final Patient patient;
    private final List<Fact> facts;
    private final Map<Class<? extends Fact>, List<Fact>> byKind = new ConcurrentHashMap<>();
    private final Map<Object, Object> views = new ConcurrentHashMap<>();
    private volatile @Nullable Map<TermId, BitSet> byCode;

    public Chart(Patient patient, Collection<? extends Fact> facts) {
        this.patient = patient;
        this.facts = facts.stream().<Fact>map(fact -> fact).sorted(BY_TIME).toList();
    }

    public Patient patient() {
        return patient;
    }

    /** In the order of their start (unknown first), then of their keys. */
    public List<Fact> facts() {
        return facts;
    }

    private static @Nullable OffsetDateTime start(Fact fact) {
        PartialTime start = fact.header().period().start();
        return start == null ? null : start.start();
    }

    /** The facts of one kind, in the order of their start. */
    @SuppressWarnings("unchecked")
    public <F extends Fact> List<F> of(Class<F> kind) {
        return (List<F>) byKind.computeIfAbsent(
                kind, k -> facts.stream().filter(k::isInstance).toList());
    }

    /** Facts that have any of these codes themselves, in the order of their start. */
    public Stream<Fact> coded(Collection<TermId> codes) {
        Map<TermId, BitSet> index = index();
        BitSet found = new BitSet();
        for (TermId code : codes) {
            BitSet having = index.get(code);
            if (having != null) {
                found.or(having);
            }
        }
        return found.stream().mapToObj(facts::get);
    }

    /** What others make of this chart and of {@code key} alone, made once. */
    @SuppressWarnings("unchecked")
    public <K, V> V view(K key, Function<K, V> made) {
        Object known = views.get(key);
        if (known == null) {
            known = made.apply(key);
            views.putIfAbsent(key, known);
        }
        return (V) known;
    }

    private record Made(Object key, Object value) {}

    /** The same for keys that come and go: of each kind only what was made last is kept. */
    @SuppressWarnings("unchecked")
    public <K, V> V last(Class<?> kind, K key, Function<K, V> made) {
        if (views.get(kind) instanceof Made known && known.key().equals(key)) {
            return (V) known.value();
        }
        V value = made.apply(key);
        views.put(kind, new Made(key, value));
        return value;
    }

    /** The places among the facts of those that have a code. */
    private Map<TermId, BitSet> index() {
        Map<TermId, BitSet> ready = byCode;
        if (ready == null) {
            ready = new HashMap<>();
            for (int i = 0; i < facts.size(); i++) {
                for (Coding coding : facts.get(i).header().concept().codings()) {
                    ready.computeIfAbsent(coding.id(), id -> new BitSet()).set(i);
                }
            }
            byCode = ready;
        }
        return ready;
    }

    public List<Fact.Encounter> encounters() {
        return of(Fact.Encounter.class);
    }

    public List<Fact.Condition> conditions() {
        return of(Fact.Condition.class);
    }

    public List<Fact.PhenotypicFeature> phenotypicFeatures() {
        return of(Fact.PhenotypicFeature.class);
    }

    public List<Fact.Measurement> measurements() {
        return of(Fact.Measurement.class);
    }

    public List<Fact.Medication> medications() {
        return of(Fact.Medication.class);
    }

    public List<Fact.Procedure> procedures() {
        return of(Fact.Procedure.class);
    }

    public List<Fact.Immunization> immunizations() {
        return of(Fact.Immunization.class);
    }

    public List<Fact.Allergy> allergies() {
        return of(Fact.Allergy.class);
    }

    public List<Fact.VariantCall> variantCalls() {
        return of(Fact.VariantCall.class);
    }

    public List<Fact.Exposure> exposures() {
        return of(Fact.Exposure.class);
    }

    public List<Fact.FamilyHistory> familyHistories() {
        return of(Fact.FamilyHistory.class);
    }

    /** This chart as it were if these facts were held too. */
    public Chart with(Collection<? extends Fact> more) {
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(more);
        return new Chart(patient, all);
    }
}
