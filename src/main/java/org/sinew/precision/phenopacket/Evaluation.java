package org.sinew.precision.phenopacket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.precision.diagnosis.LeftOut;
import org.sinew.precision.diagnosis.Presentation;
import org.sinew.precision.diagnosis.Ranking;
import org.sinew.term.TermId;

/**
 * Ranks the disease of each published patient, on all cores. With publications left out, what annotations say because of a
 * patient's own publications is not used for that patient.
 */
public final class Evaluation {

    private final Diagnosis diagnosis;
    private final Settings settings;
    private final List<TermId> genes;
    private final Map<String, List<PublishedCase>> byPublication = new HashMap<>();
    private final Map<Set<String>, Diagnosis> without = new ConcurrentHashMap<>();

    /**
     * @param vocabulary prefix of the diseases to rank, {@code OMIM}; empty for all
     * @param leaveOut leave each patient's publications out
     * @param genes rank only diseases of these genes; null for all diseases
     * @param decoys rank only diseases of the patient's own genes and of so many drawn by chance; negative for all diseases
     * @param seed of the draw
     */
    public record Settings(
            String vocabulary, boolean leaveOut, @Nullable Set<TermId> genes, int decoys, long seed) {}

    public Evaluation(Diagnosis diagnosis, Collection<PublishedCase> cases, Settings settings) {
        this.diagnosis = diagnosis;
        this.settings = settings;
        this.genes = diagnosis.diseaseGenes();
        for (PublishedCase each : settings.leaveOut() ? cases : List.<PublishedCase>of()) {
            for (String publication : each.publications()) {
                byPublication
                        .computeIfAbsent(publication, p -> new ArrayList<>())
                        .add(each);
            }
        }
    }

    /** @param progress told how many are done */
    public List<RankedCase> rank(List<PublishedCase> cases, IntConsumer progress) {
        RankedCase[] ranked = new RankedCase[cases.size()];
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, ranked.length).parallel().forEach(i -> {
            ranked[i] = rank(cases.get(i));
            progress.accept(done.incrementAndGet());
        });
        return List.of(ranked);
    }

    private RankedCase rank(PublishedCase published) {
        Diagnosis knowledge = knowledge(published);
        Predicate<TermId> among = among(published);
        Presentation presentation = published.presentation(diagnosis);
        long start = System.nanoTime();
        Ranking ranking = knowledge.ranking(presentation, among);
        List<TermId> first = ranking.first(1);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        TermId disease = published.disease();
        boolean known = disease != null && ranking.knows(disease);
        return new RankedCase(
                published,
                known,
                known ? ranking.rank(Objects.requireNonNull(disease)) : 0,
                known ? ranking.seriesRank(Objects.requireNonNull(disease)) : 0,
                ranking.candidates(),
                first.isEmpty() ? null : first.getFirst(),
                first.isEmpty() ? 0 : ranking.probability(first.getFirst()),
                ranking.noMatch(),
                milliseconds,
                published.results(diagnosis),
                knowledge.problems(presentation));
    }

    /** What may be used for that patient. */
    public Diagnosis knowledge(PublishedCase published) {
        return settings.leaveOut() ? without(published.publications()) : diagnosis;
    }

    private Diagnosis without(Set<String> publications) {
        return without.computeIfAbsent(publications, these -> {
            LeftOut left = new LeftOut(these);
            Set<PublishedCase> patients = new HashSet<>();
            for (String publication : these) {
                patients.addAll(byPublication.getOrDefault(publication, List.of()));
            }
            for (PublishedCase patient : patients) {
                patient.diseases().forEach(disease -> left.patient(disease, patient.presentation(diagnosis)));
            }
            return diagnosis.without(left);
        });
    }

    private Predicate<TermId> among(PublishedCase published) {
        String prefix = settings.vocabulary();
        Predicate<TermId> vocabulary =
                disease -> prefix.isEmpty() || disease.prefix().equals(prefix);
        Set<TermId> listed = listed(published);
        return listed == null
                ? vocabulary
                : vocabulary.and(disease -> diagnosis.genes(disease).stream().anyMatch(listed::contains));
    }

    private @Nullable Set<TermId> listed(PublishedCase published) {
        if (settings.decoys() < 0) {
            return settings.genes();
        }
        Set<TermId> listed = new HashSet<>(Objects.requireNonNullElse(settings.genes(), Set.of()));
        published.genes().forEach(gene -> diagnosis.gene(gene).ifPresent(listed::add));
        Random draw = new Random(settings.seed() * 31 + published.id().hashCode());
        int wanted = Math.min(genes.size(), listed.size() + settings.decoys());
        while (listed.size() < wanted) {
            listed.add(genes.get(draw.nextInt(genes.size())));
        }
        return listed;
    }
}
