package org.sinew.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sinew.cohort.Intake.Arrived;
import org.sinew.patient.Kin;

/**
 * Collects patients and events from anywhere but the graph: generators, tests, bulk files. Patients first, events in any
 * order after theirs; {@link #seal} lets go of what is complete, so that a large build needs the memory of one shard.
 */
public final class TimelinesBuilder {

    private final Dictionary dictionary;
    private final List<Shard> sealed = new ArrayList<>();
    private final List<Person> open = new ArrayList<>();
    private final List<ShardBuilder> building = new ArrayList<>();
    private final List<Kinship.Tie> ties = new ArrayList<>();
    private final Map<Integer, Arrived> related = new HashMap<>();
    private int firstOpen;

    public TimelinesBuilder() {
        this(new Dictionary());
    }

    TimelinesBuilder(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** @return the patient's number; numbers are given from 0 on */
    public int person(Person person) {
        if (open.size() % Shard.CAPACITY == 0) {
            int first = firstOpen + open.size();
            building.add(ShardBuilder.contiguous(dictionary, first, Shard.CAPACITY));
        }
        open.add(person);
        return firstOpen + open.size() - 1;
    }

    /** The number of the code with exactly these ids, the primary one first. */
    public int code(EventKind kind, List<org.sinew.term.TermId> ids) {
        return dictionary.code(kind, ids).number();
    }

    public int flavour(Flavour flavour) {
        return dictionary.flavour(flavour);
    }

    /**
     * @param patient number that {@link #person} gave, not yet sealed
     * @param code number that {@link #code} gave
     * @param day the first epoch day it may have begun on; ignored where the dating is unknown
     * @param endDay the last epoch day it lasted to, or {@link Timelines#UNKNOWN}
     * @param value not a number if there is none
     * @param flavour number that {@link #flavour} gave
     * @param encounter which of the patient's encounters, from 1; 0 for none
     */
    public void event(
            int patient, int code, int day, Dating dating, int endDay, double value, int flavour, int encounter) {
        int index = patient - firstOpen;
        building.get(index / Shard.CAPACITY)
                .event(index % Shard.CAPACITY, code, day, dating, endDay, value, flavour, encounter);
    }

    /** The other patient is kin to this one, says this one's record. */
    public void relative(int patient, int other, Kin kin) {
        ties.add(new Kinship.Tie(patient, other, kin));
    }

    void add(Arrived patient) {
        int number = person(patient.person());
        if (!patient.relatives().isEmpty()) {
            related.put(number, patient);
        }
        for (Intake.Event e : patient.events()) {
            event(number, e.code(), e.day(), e.dating(), e.endDay(), e.value(), e.flavour(), e.encounter());
        }
    }

    /** An event of one known day with neither value nor encounter. */
    public void event(int patient, int code, int day, int flavour) {
        event(patient, code, day, Dating.DAY, Timelines.UNKNOWN, Double.NaN, flavour, 0);
    }

    /** Lays out every full shard: no more events of its patients will come. */
    public void seal() {
        while (open.size() >= Shard.CAPACITY) {
            sealFirst(Shard.CAPACITY);
        }
    }

    private void sealFirst(int members) {
        ShardBuilder first = building.removeFirst();
        ShardBuilder exact = members == Shard.CAPACITY
                ? first
                : first.narrowed(IntStream.range(firstOpen, firstOpen + members).toArray());
        for (int local = 0; local < members; local++) {
            exact.person(local, open.get(local));
        }
        sealed.add(exact.build());
        open.subList(0, members).clear();
        firstOpen += members;
    }

    /** Gives one part's patients and events; parts are asked by several threads. */
    @FunctionalInterface
    public interface Source {
        void fill(int from, int to, Part part);
    }

    /** Takes what {@link TimelinesBuilder} takes, for the patients of one part by their numbers. */
    public static final class Part {

        private final int first;
        private final ShardBuilder shard;

        private Part(int first, ShardBuilder shard) {
            this.first = first;
            this.shard = shard;
        }

        public void person(int patient, Person person) {
            shard.person(patient - first, person);
        }

        /** @see TimelinesBuilder#event */
        public void event(
                int patient, int code, int day, Dating dating, int endDay, double value, int flavour, int encounter) {
            shard.event(patient - first, code, day, dating, endDay, value, flavour, encounter);
        }
    }

    /**
     * The bulk way: parts of 65,536 patients on all cores, each let go of as soon as it is laid out. Codes and flavours
     * were numbered by this builder, which has no patients of its own.
     */
    public Timelines inParallel(int persons, Source source, long commit) {
        List<Shard> shards = IntStream.rangeClosed(0, (persons - 1) / Shard.CAPACITY)
                .parallel()
                .mapToObj(i -> {
                    int from = i * Shard.CAPACITY;
                    int to = Math.min(persons, from + Shard.CAPACITY);
                    ShardBuilder shard = ShardBuilder.contiguous(dictionary, from, to - from);
                    source.fill(from, to, new Part(from, shard));
                    return shard.build();
                })
                .toList();
        return Timelines.of(dictionary, shards, Kinship.of(ties), commit);
    }

    /** @param commit what the timelines reflect */
    public Timelines build(long commit) {
        seal();
        if (!open.isEmpty()) {
            sealFirst(open.size());
        }
        Timelines built = Timelines.of(dictionary, List.copyOf(sealed), Kinship.NONE, commit);
        related.forEach((number, patient) -> ties.addAll(patient.ties(number, built)));
        return built.with(Kinship.of(ties));
    }
}
