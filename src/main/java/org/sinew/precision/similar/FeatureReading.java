package org.sinew.precision.similar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Circumstances;
import org.sinew.cohort.EventCode;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Events;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.term.Mapping;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Makes features of timelines: terms with their ancestors, genes of variants, and unusual results of laboratory tests. */
final class FeatureReading {

    /** Features that more than nine in ten share say nothing. */
    private static final double LEAST_CONTENT = 0.1;

    private final Timelines timelines;
    private final Terminology terminology;
    private final Circumstances circumstances;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Aspect> aspects = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<RoaringBitmap> patients = new ArrayList<>();
    private final List<RoaringBitmap> holders = new ArrayList<>();
    private final List<int[]> implied = new ArrayList<>();

    private FeatureReading(Timelines timelines, Terminology terminology, Circumstances circumstances) {
        this.timelines = timelines;
        this.terminology = terminology;
        this.circumstances = circumstances;
    }

    static FeatureIndex of(Timelines timelines, Terminology terminology, Circumstances circumstances) {
        FeatureReading reading = new FeatureReading(timelines, terminology, circumstances);
        reading.terms(EventKind.PHENOTYPIC_FEATURE, Aspect.PHENOTYPES);
        reading.terms(EventKind.CONDITION, Aspect.CONDITIONS);
        reading.terms(EventKind.MEDICATION, Aspect.DRUGS);
        reading.genes();
        timelines.codes(EventKind.MEASUREMENT).forEach(reading::lab);
        return reading.index();
    }

    private void terms(EventKind kind, Aspect aspect) {
        for (EventCode code : timelines.codes(kind)) {
            if (!code.ids().isEmpty() && !circumstances.contains(code)) {
                RoaringBitmap who = new RoaringBitmap();
                Events events = timelines.events(kind, TermSet.of(code.ids()), null);
                for (int i = 0; i < events.size(); i++) {
                    if (events.code(i).number() == code.number()
                            && !events.flavour(i).isNegated()) {
                        who.add(events.patient(i));
                    }
                }
                token(aspect, closure(code.ids()), who);
            }
        }
    }

    /** The terms, what they exactly map to, and the ancestors of all these. */
    private Set<String> closure(Collection<TermId> terms) {
        Set<String> all = new LinkedHashSet<>();
        for (TermId id : terms) {
            Set<TermId> same = new LinkedHashSet<>(List.of(id));
            for (Mapping mapping : terminology.mappings(id)) {
                if (mapping.predicate() == Mapping.Predicate.EXACT) {
                    same.add(mapping.subject().equals(id) ? mapping.object() : mapping.subject());
                }
            }
            for (TermId term : same) {
                all.add(term.toString());
                terminology.ancestors(term).forEach(ancestor -> all.add(ancestor.toString()));
            }
        }
        return all;
    }

    private void genes() {
        Map<String, RoaringBitmap> byGene = new HashMap<>();
        Events events = timelines.events(EventKind.VARIANT_CALL, TermSet.all(), null);
        for (int i = 0; i < events.size(); i++) {
            String gene = events.flavour(i).gene();
            if (gene != null && !events.flavour(i).isNegated()) {
                byGene.computeIfAbsent(gene, g -> new RoaringBitmap()).add(events.patient(i));
            }
        }
        byGene.forEach((gene, who) -> token(Aspect.GENES, Set.of(gene), who));
    }

    /** Whose latest result is among the lowest or highest tenth; tests with few results or few values are left out. */
    private void lab(EventCode code) {
        if (code.ids().isEmpty()) {
            return;
        }
        Events events = timelines.events(EventKind.MEASUREMENT, TermSet.of(code.ids()), null);
        Map<Integer, Double> latest = new LinkedHashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.code(i).number() == code.number() && !Double.isNaN(events.value(i))) {
                latest.put(events.patient(i), events.value(i));
            }
        }
        double[] sorted = latest.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sorted.length < 20) {
            return;
        }
        double low = sorted[sorted.length / 10];
        double high = sorted[sorted.length - 1 - sorted.length / 10];
        if (low < high) {
            String id = code.ids().getFirst().toString();
            token(Aspect.LABS, Set.of(id + " low"), those(latest, value -> value <= low));
            token(Aspect.LABS, Set.of(id + " high"), those(latest, value -> value >= high));
        }
    }

    private static RoaringBitmap those(Map<Integer, Double> values, java.util.function.DoublePredicate wanted) {
        return RoaringBitmap.bitmapOf(values.entrySet().stream()
                .filter(e -> wanted.test(e.getValue()))
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray());
    }

    private void token(Aspect aspect, Set<String> features, RoaringBitmap who) {
        if (who.isEmpty()) {
            return;
        }
        int[] implies = features.stream().mapToInt(id -> number(aspect, id)).toArray();
        for (int feature : implies) {
            patients.get(feature).or(who);
        }
        holders.add(who);
        implied.add(implies);
    }

    private int number(Aspect aspect, String id) {
        return numbers.computeIfAbsent(aspect + " " + id, key -> {
            aspects.add(aspect);
            ids.add(id);
            patients.add(new RoaringBitmap());
            return numbers.size();
        });
    }

    private FeatureIndex index() {
        int everybody = Math.max(1, timelines.present().getCardinality());
        int[] kept = new int[ids.size()];
        Arrays.fill(kept, -1);
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < ids.size(); f++) {
            double content = -Math.log((double) patients.get(f).getCardinality() / everybody);
            if (content >= LEAST_CONTENT) {
                kept[f] = features.size();
                patients.get(f).runOptimize();
                features.add(new Feature(aspects.get(f), ids.get(f), patients.get(f), content));
            }
        }
        List<FeatureIndex.Token> tokens = new ArrayList<>();
        for (int t = 0; t < holders.size(); t++) {
            int[] left = Arrays.stream(implied.get(t))
                    .map(f -> kept[f])
                    .filter(f -> f >= 0)
                    .toArray();
            if (left.length > 0) {
                tokens.add(new FeatureIndex.Token(holders.get(t), left));
            }
        }
        return FeatureIndex.of(timelines.size(), List.copyOf(features), tokens);
    }
}
