package org.sinew.atlas;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Reads;
import org.sinew.atlas.patients.Item;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Draws disease maps: curated knowledge and what the patients themselves show. Front door of the module. */
public final class Atlas {

    private static final long RECENT = Duration.ofMinutes(10).toNanos();

    private final Supplier<Terminology> terminology;
    private final Supplier<Likeness> likeness;
    private final Reads reads;
    private final CuratedKnowledge knowledge;
    private final AtomicReference<@Nullable Timelines> newest = new AtomicReference<>();
    private final Executor ahead = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("atlas").factory());
    private volatile long lastAsked = System.nanoTime() - RECENT;
    private volatile @Nullable Catalogue catalogue;

    /** @param likeness of the diseases that the serving releases describe */
    public Atlas(Supplier<Terminology> terminology, Supplier<Likeness> likeness, Reads reads) {
        this.terminology = terminology;
        this.likeness = likeness;
        this.reads = reads;
        this.knowledge = new CuratedKnowledge(reads);
    }

    /**
     * @throws Unanswered when nobody knows the term, with what may be meant
     */
    public DiseaseMap map(MapRequest request, Guard guard) {
        Catalogue state = catalogue(request.timelines());
        TermId centre = state.asked(request.of(), request.language(), guard);
        return new Mapmaking(request, state, centre, knowledge, guard).map(likeness.get());
    }

    /** @throws Unanswered when nobody knows a term, with what may be meant */
    public ComorbidityTable comorbidity(ComorbidityRequest request, Guard guard) {
        Catalogue state = catalogue(request.timelines());
        return audited(
                guard,
                "comorbidity",
                () -> new Comparing(request, Selected.of(request, state, guard), knowledge).table(),
                table -> table.pairs().size());
    }

    /**
     * @param length of paths, 3 or 4
     * @throws Unanswered when nobody knows a term, with what may be meant
     */
    public TrajectoryNetwork trajectories(ComorbidityRequest request, int length, Guard guard) {
        Catalogue state = catalogue(request.timelines());
        return audited(
                guard,
                "trajectories",
                () -> new Ordering(request, Selected.of(request, state, guard), knowledge).network(length),
                network -> network.pairs().size() + network.paths().size());
    }

    /**
     * Who of those tested carries the gene or variant, and what they have more or less often than the others: a phenome-wide
     * association study (Denny et al. 2010, Bioinformatics 26:1205), by age and sex.
     *
     * @param tested compares only patients with a genetic finding of any kind on record
     * @throws Unanswered when nobody knows the term, with what may be meant
     */
    public ComorbidityTable phewas(ComorbidityRequest request, boolean tested, Guard guard) {
        Catalogue state = catalogue(request.timelines());
        return audited(
                guard,
                "phewas",
                () -> new Comparing(request, Selected.phenotypes(request, tested, state, guard), knowledge).table(),
                table -> table.pairs().size());
    }

    /** @throws Unanswered when nobody knows the term, with what may be meant */
    public AroundDiagnosis around(AroundRequest request, Guard guard) {
        Catalogue state = catalogue(request.of().timelines());
        TermId term = state.asked(request.of().of(), request.of().language(), guard);
        return audited(
                guard,
                "around diagnosis",
                () -> new Surrounding(request, state, term, guard)
                        .around(node(state, term, request.of(), guard), knowledge),
                answer -> answer.rows().size());
    }

    /** @throws Unanswered when nobody knows a term, with what may be meant */
    public ExposureRisks exposures(ExposureRequest request, Guard guard) {
        Catalogue state = catalogue(request.of().timelines());
        TermId term = state.asked(request.of().of(), request.of().language(), guard);
        return audited(
                guard,
                "exposure risk",
                () -> new Exposing(request, state, term, guard)
                        .risks(node(state, term, request.of(), guard), knowledge),
                answer -> answer.rows().size());
    }

    /**
     * What a case costs and how long it stays, provider by provider: the payer's question.
     *
     * @throws Unanswered when nobody knows the term, with what may be meant
     */
    public ProviderComparison providers(ProviderRequest request, Guard guard) {
        Catalogue state = catalogue(request.of().timelines());
        TermId term = state.asked(request.of().of(), request.of().language(), guard);
        return audited(
                guard,
                "providers",
                () -> new Profiling(request, state, term, reads, guard)
                        .compared(node(state, term, request.of(), guard)),
                answer -> answer.rows().size());
    }

    /** @throws Unanswered when nobody knows a term, with what may be meant */
    public ScreeningGaps screening(ScreeningRequest request, Guard guard) {
        Catalogue state = catalogue(request.of().timelines());
        TermId term = state.asked(request.of().of(), request.of().language(), guard);
        return audited(
                guard,
                "screening gaps",
                () -> new Screening(request, state, term, guard)
                        .gaps(node(state, term, request.of(), guard), knowledge),
                answer -> answer.tests().size());
    }

    /**
     * A term as something that patients of a state have.
     *
     * @param of a term's id in any vocabulary, or its exact name
     * @param among only these patients, or everybody
     */
    public record Asked(
            String of, Timelines timelines, @Nullable RoaringBitmap among, String language) {}

    /** @throws Unanswered when nobody knows the term, with what may be meant */
    public Occurrence occurrence(Asked asked, Guard guard) {
        Catalogue state = catalogue(asked.timelines());
        TermId term = state.asked(asked.of(), asked.language(), guard);
        return audited(
                guard,
                "occurrence",
                () -> new Counting(state, term, asked, guard).count(node(state, term, asked, guard)),
                _ -> 1);
    }

    /**
     * Weeks in which more got it in a region than its own past lets expect, the latest first.
     *
     * @param weeks up to the last on record
     * @param method nothing for the best that the length of the record allows
     * @param all also those without an alarm
     * @throws Unanswered when nobody knows the term, with what may be meant
     */
    public List<Warning> warnings(Asked asked, int weeks, @Nullable WarningMethod method, boolean all, Guard guard) {
        MapRequest.require(
                weeks >= 1 && weeks <= MapRequest.MOST, "weeks is " + weeks + ", not 1 to " + MapRequest.MOST);
        Catalogue state = catalogue(asked.timelines());
        TermId term = state.asked(asked.of(), asked.language(), guard);
        return audited(
                guard,
                "warnings",
                () -> new Watching(state, term, asked.among(), guard)
                        .warnings(node(state, term, asked, guard), weeks, method, all),
                List::size);
    }

    private <T> T audited(Guard guard, String operation, Supplier<T> work, ToIntFunction<T> size) {
        T answer = work.get();
        reads.compute(guard.audience(), operation, () -> size.applyAsInt(answer));
        return answer;
    }

    private MapNode node(Catalogue state, TermId term, Asked asked, Guard guard) {
        Vocabulary vocabulary = state.vocabulary();
        Item item = state.item(term);
        RoaringBitmap having =
                state.histories(asked.among()).probe(asked.timelines(), item).patients();
        String label = knowledge.labels(List.of(term), guard.audience()).getOrDefault(term, term.toString());
        return vocabulary.describe(term, state.kind(item), label, asked.language(), guard.count(having));
    }

    /** There is a newer state: while somebody asks now and then, what maps need of it is made before the next question. */
    public void moved(Timelines state) {
        if (System.nanoTime() - lastAsked < RECENT) {
            newest.set(state);
            ahead.execute(this::catchUp);
        }
    }

    private void catchUp() {
        Timelines state = newest.getAndSet(null);
        if (state != null) {
            build(state, terminology.get());
        }
    }

    /** What the patients of that state have; built once a state. */
    private Catalogue catalogue(Timelines timelines) {
        lastAsked = System.nanoTime();
        Terminology serving = terminology.get();
        Catalogue ready = catalogue;
        return ready != null && ready.isOf(timelines, serving) ? ready : build(timelines, serving);
    }

    private synchronized Catalogue build(Timelines timelines, Terminology serving) {
        Catalogue ready = catalogue;
        if (ready != null && ready.isOf(timelines, serving)) {
            return ready;
        }
        Catalogue fresh = new Catalogue(timelines, serving);
        if (ready == null || ready.timelines().commit() <= timelines.commit()) {
            catalogue = fresh;
        }
        return fresh;
    }
}
