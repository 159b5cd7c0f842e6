package org.sinew.precision.similar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.Circumstances;
import org.sinew.cohort.Timelines;
import org.sinew.precision.similar.SimilarPatient.Part;
import org.sinew.precision.similar.SimilarPatient.Shared;
import org.sinew.term.Terminology;

/*
 * Patients like this one.
 *
 * In each aspect (phenotypes, conditions, genes, drugs, laboratory tests) a patient is the set of its terms and all their
 * ancestors, and two patients are as similar as the information content of what they share relative to that of what either
 * has: simGIC, the weighted Jaccard index over ontology graphs, which in evaluations of semantic similarity is among the
 * best group measures [1]; content as Resnik's [2], counted on the patients themselves, so that a rare sign in common weighs
 * more than a frequent one. Aspects are added by fixed shares.
 *
 * The best k among n patients without looking at all: features are taken from the rarest on; who has one becomes a candidate
 * (a union of bitmaps) and is scored exactly. Somebody who has none of the features taken so far can reach at most the
 * content of the remaining ones, relative to the patient's own: once the k-th best candidate is at or above that, nobody
 * else can enter, and the answer is exact (the argument of MaxScore [3]). The same bound, with the candidate's own weight in
 * it, spares most candidates their score. That costs the candidate's tokens, since what each token shares with the patient
 * and what each patient weighs in all are known beforehand. A test holds the
 * answer against comparing everybody.
 *
 * 1. Pesquita C, et al. Metrics for GO based protein semantic similarity. BMC Bioinformatics 2008;9 Suppl 5:S4. PMID 18460186.
 * 2. Resnik P. Using information content to evaluate semantic similarity in a taxonomy. IJCAI 1995.
 * 3. Turtle H, Flood J. Query evaluation: strategies and optimizations. Inf Process Manag 1995;31:831-850.
 */

/** Finds the patients most like one, exactly; immutable, of one state of the timelines. */
public final class SimilarPatients {

    private static final Comparator<Scored> WORST_FIRST =
            Comparator.comparingDouble(Scored::score).thenComparing(Scored::patient, Comparator.reverseOrder());
    private static final int LISTED = 5;
    private static final int[] NONE = {};

    private final Timelines timelines;
    private final Circumstances circumstances;
    private final FeatureIndex index;

    private record Scored(int patient, double score) {}

    private SimilarPatients(Timelines timelines, Circumstances circumstances, FeatureIndex index) {
        this.timelines = timelines;
        this.circumstances = circumstances;
        this.index = index;
    }

    /** Reads every patient's features; for a million patients this takes minutes and some hundred megabytes. */
    public static SimilarPatients of(Timelines timelines, Terminology terminology) {
        Circumstances circumstances = Circumstances.of(timelines, terminology);
        return new SimilarPatients(timelines, circumstances, FeatureReading.of(timelines, terminology, circumstances));
    }

    /** What is recorded as a condition and says nothing of health: nobody is compared by it. */
    public Circumstances circumstances() {
        return circumstances;
    }

    /** The state that is compared. */
    public Timelines timelines() {
        return timelines;
    }

    /**
     * @param patient number on the timelines
     * @param first how many at most
     * @return the most similar first; none for a patient without any feature
     */
    public List<SimilarPatient> like(int patient, int first) {
        Question question = new Question(patient);
        return question.best(first).stream()
                .sorted(WORST_FIRST.reversed())
                .map(question::explained)
                .toList();
    }

    /** One patient's side of all comparisons. */
    private final class Question {

        private final int patient;
        private final int[] features;
        private final double[] own = new double[Aspect.values().length];
        private final double[] share = new double[own.length];
        private final int[][] hits;
        private final int[] stamps;

        Question(int patient) {
            this.patient = patient;
            this.features = Arrays.stream(index.features(patient))
                    .boxed()
                    .sorted(Comparator.comparingInt(
                            f -> index.features().get(f).patients().getCardinality()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            this.stamps = new int[features.length];
            Arrays.fill(stamps, -1);
            weigh();
            this.hits = hits();
        }

        private void weigh() {
            for (int feature : features) {
                Feature known = index.features().get(feature);
                own[known.aspect().place()] += known.content();
            }
            double all = 0;
            for (Aspect aspect : Aspect.values()) {
                all += own[aspect.place()] > 0 ? aspect.share() : 0;
            }
            for (Aspect aspect : Aspect.values()) {
                share[aspect.place()] = own[aspect.place()] > 0 ? aspect.share() / all : 0;
            }
        }

        /** For each token which of the patient's features it implies, by their place in {@link #features}. */
        private int[][] hits() {
            int[] place = new int[index.features().size()];
            Arrays.fill(place, -1);
            for (int i = 0; i < features.length; i++) {
                place[features[i]] = i;
            }
            int[][] found = new int[index.implied().size()][];
            int[] some = new int[features.length];
            for (int token = 0; token < found.length; token++) {
                int count = 0;
                for (int feature : index.implied().get(token)) {
                    if (place[feature] >= 0) {
                        some[count++] = place[feature];
                    }
                }
                found[token] = count == 0 ? NONE : Arrays.copyOf(some, count);
            }
            return found;
        }

        List<Scored> best(int first) {
            PriorityQueue<Scored> heap = new PriorityQueue<>(WORST_FIRST);
            RoaringBitmap seen = RoaringBitmap.bitmapOf(patient);
            double[] left = own.clone();
            for (int feature : features) {
                if (heap.size() == first && heap.element().score() > bound(left)) {
                    break;
                }
                Feature next = index.features().get(feature);
                RoaringBitmap fresh = RoaringBitmap.andNot(next.patients(), seen);
                fresh.forEach((org.roaringbitmap.IntConsumer) other -> {
                    if (heap.size() < first
                            || atMost(other, left) >= heap.element().score()) {
                        offer(heap, first, other);
                    }
                });
                seen.or(fresh);
                left[next.aspect().place()] -= next.content();
            }
            return new ArrayList<>(heap);
        }

        /** What somebody with none of the features taken so far can reach; a little more, for sums are rounded. */
        private double bound(double[] left) {
            double bound = 1e-9;
            for (int aspect = 0; aspect < own.length; aspect++) {
                bound += own[aspect] > 0 ? share[aspect] * left[aspect] / own[aspect] : 0;
            }
            return bound;
        }

        /** What somebody can reach who has none of the features taken so far and as much in all as is known of them. */
        private double atMost(int other, double[] left) {
            double most = 1e-9;
            for (int aspect = 0; aspect < own.length; aspect++) {
                double theirs = index.totals()[other * FeatureIndex.ASPECTS + aspect];
                double both = Math.min(left[aspect], theirs);
                most += both > 0 ? share[aspect] * both / (own[aspect] + theirs - both) : 0;
            }
            return most;
        }

        private void offer(PriorityQueue<Scored> heap, int first, int other) {
            Scored scored = new Scored(other, total(similarities(other)));
            if (heap.size() < first) {
                heap.add(scored);
            } else if (WORST_FIRST.compare(scored, heap.element()) > 0) {
                heap.remove();
                heap.add(scored);
            }
        }

        private double total(double[] similarities) {
            double total = 0;
            for (int aspect = 0; aspect < similarities.length; aspect++) {
                total += share[aspect] * similarities[aspect];
            }
            return total;
        }

        private double[] similarities(int other) {
            double[] shared = new double[own.length];
            for (int i = index.starts()[other]; i < index.starts()[other + 1]; i++) {
                for (int place : hits[index.tokens()[i]]) {
                    if (stamps[place] != other) {
                        stamps[place] = other;
                        Feature feature = index.features().get(features[place]);
                        shared[feature.aspect().place()] += feature.content();
                    }
                }
            }
            for (int aspect = 0; aspect < own.length; aspect++) {
                double either = own[aspect] + index.totals()[other * FeatureIndex.ASPECTS + aspect] - shared[aspect];
                shared[aspect] = either > 0 ? Math.min(1, shared[aspect] / either) : 0;
            }
            return shared;
        }

        SimilarPatient explained(Scored scored) {
            Arrays.fill(stamps, -1);
            double[] similarities = similarities(scored.patient());
            List<Part> parts = new ArrayList<>();
            for (Aspect aspect : Aspect.values()) {
                if (share[aspect.place()] > 0) {
                    parts.add(new Part(
                            aspect,
                            similarities[aspect.place()],
                            share[aspect.place()],
                            shared(aspect, scored.patient())));
                }
            }
            return new SimilarPatient(scored.patient(), scored.score(), parts);
        }

        /** What both have; a feature that everybody with a listed rarer one has too is left out as implied. */
        private List<Shared> shared(Aspect aspect, int other) {
            List<Feature> listed = new ArrayList<>();
            for (int feature : features) {
                Feature known = index.features().get(feature);
                boolean both = known.aspect() == aspect && known.patients().contains(other);
                if (both
                        && listed.size() < LISTED
                        && listed.stream().noneMatch(l -> known.patients().contains(l.patients()))) {
                    listed.add(known);
                }
            }
            return listed.stream().map(f -> new Shared(f.id(), f.content())).toList();
        }
    }
}
