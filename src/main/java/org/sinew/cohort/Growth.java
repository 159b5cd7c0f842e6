package org.sinew.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sinew.cohort.Intake.Arrived;

/**
 * The next state from a state and patients who changed. Changed patients go to a shard of their own with all their events
 * and are void in the older ones; small shards are joined as a log-structured merge tree joins its runs (O'Neil et al.,
 * Acta Informatica 33, 1996), and when a tenth of all patients stand in such shards the base is laid out anew.
 */
final class Growth {

    private static final int FACTOR = 4;
    private static final int SMALL = 512;

    private Growth() {}

    /**
     * @param arrived patients as they are now, by id
     * @param gone ids of those who are no longer
     */
    static Timelines next(Timelines state, Map<String, Arrived> arrived, List<String> gone, long commit) {
        SortedMap<Integer, Arrived> byNumber = numbered(state, arrived);
        List<Shard> shards = new ArrayList<>(state.shards());
        List<long[]> live = new ArrayList<>();
        for (int s = 0; s < shards.size(); s++) {
            live.add(state.live(s));
        }
        byNumber.keySet().forEach(number -> clear(shards, live, number));
        gone.forEach(id -> state.number(id).ifPresent(number -> clear(shards, live, number)));
        List<Shard> joined = new ArrayList<>();
        List<long[]> joinedLive = new ArrayList<>();
        int members = byNumber.size();
        while (isJoined(shards, live, members)) {
            members += Bits.count(live.getLast());
            joined.add(shards.removeLast());
            joinedLive.add(live.removeLast());
        }
        for (int from = 0; from < byNumber.size() || !joined.isEmpty(); from += Shard.CAPACITY) {
            SortedMap<Integer, Arrived> part = part(byNumber, from);
            Shard small = shard(state.dictionary(), part, joined, joinedLive);
            shards.add(small);
            live.add(Bits.all(small.members()));
            joined.clear();
            joinedLive.clear();
        }
        Timelines next =
                new Timelines(state.dictionary(), List.copyOf(shards), List.copyOf(live), state.kinship(), commit);
        return next.after(state).with(kinship(state, next, byNumber, gone));
    }

    private static Kinship kinship(Timelines before, Timelines next, Map<Integer, Arrived> arrived, List<String> gone) {
        Set<Integer> left = new HashSet<>();
        gone.forEach(id -> before.number(id).ifPresent(left::add));
        List<Kinship.Tie> fresh = new ArrayList<>();
        arrived.forEach((number, patient) -> fresh.addAll(patient.ties(number, next)));
        return before.kinship().next(arrived::containsKey, left::contains, fresh);
    }

    private static SortedMap<Integer, Arrived> part(SortedMap<Integer, Arrived> byNumber, int from) {
        SortedMap<Integer, Arrived> part = new TreeMap<>();
        byNumber.entrySet().stream()
                .skip(from)
                .limit(Shard.CAPACITY)
                .forEach(entry -> part.put(entry.getKey(), entry.getValue()));
        return part;
    }

    private static SortedMap<Integer, Arrived> numbered(Timelines state, Map<String, Arrived> arrived) {
        SortedMap<Integer, Arrived> byNumber = new TreeMap<>();
        int next = state.size();
        for (Map.Entry<String, Arrived> entry : new TreeMap<>(arrived).entrySet()) {
            OptionalInt known = state.number(entry.getKey());
            byNumber.put(known.isPresent() ? known.getAsInt() : next++, entry.getValue());
        }
        return byNumber;
    }

    private static void clear(List<Shard> shards, List<long[]> live, int number) {
        for (int s = 0; s < shards.size(); s++) {
            int local = shards.get(s).local(number);
            if (local >= 0 && Bits.has(live.get(s), local)) {
                long[] without = live.get(s).clone();
                Bits.clear(without, local);
                live.set(s, without);
            }
        }
    }

    /** Whether the last shard is small enough beside the new patients to be laid out again with them. */
    private static boolean isJoined(List<Shard> shards, List<long[]> live, int members) {
        if (shards.isEmpty()) {
            return false;
        }
        int last = Bits.count(live.getLast());
        return last + members <= Shard.CAPACITY && last <= Math.max(SMALL, FACTOR * members);
    }

    private static Shard shard(
            Dictionary dictionary, SortedMap<Integer, Arrived> arrived, List<Shard> joined, List<long[]> live) {
        Map<Integer, Integer> locals = new HashMap<>();
        IntStream kept = IntStream.empty();
        for (int s = 0; s < joined.size(); s++) {
            kept = IntStream.concat(kept, numbers(joined.get(s), live.get(s)));
        }
        int[] numbers = IntStream.concat(kept, arrived.keySet().stream().mapToInt(Integer::intValue))
                .sorted()
                .toArray();
        for (int local = 0; local < numbers.length; local++) {
            locals.put(numbers[local], local);
        }
        ShardBuilder builder = new ShardBuilder(dictionary, numbers);
        for (int s = 0; s < joined.size(); s++) {
            builder.copy(joined.get(s), live.get(s), locals);
        }
        arrived.forEach((number, patient) -> builder.add(locals.getOrDefault(number, -1), patient));
        return builder.build();
    }

    private static IntStream numbers(Shard shard, long[] live) {
        return IntStream.range(0, shard.members())
                .filter(local -> Bits.has(live, local))
                .map(shard::number);
    }

    /** Whether so many patients stand outside the base, or are void in it, that it should be laid out anew. */
    static boolean isRagged(Timelines state) {
        long outside = 0;
        for (int s = 0; s < state.shards().size(); s++) {
            Shard shard = state.shards().get(s);
            outside += isBase(shard, s) ? shard.members() - Bits.count(state.live(s)) : shard.members();
        }
        return outside > Shard.CAPACITY / 2 + state.size() / 10;
    }

    private static boolean isBase(Shard shard, int position) {
        return shard.members() > 0 && shard.number(0) == position * Shard.CAPACITY && shard.isContiguous();
    }

    /** The same patients and events, every shard of the numbers that are its own. */
    static Timelines compact(Timelines state) {
        List<Shard> shards = new ArrayList<>();
        for (int first = 0; first < state.size(); first += Shard.CAPACITY) {
            shards.add(range(state, first, Math.min(state.size(), first + Shard.CAPACITY)));
        }
        return Timelines.of(state.dictionary(), List.copyOf(shards), state.kinship(), state.commit())
                .after(state);
    }

    private static Shard range(Timelines state, int from, int to) {
        List<Shard> parts = new ArrayList<>();
        List<long[]> live = new ArrayList<>();
        for (int s = 0; s < state.shards().size(); s++) {
            Shard shard = state.shards().get(s);
            long[] inside = state.live(s).clone();
            for (int local = Bits.next(inside, 0); local >= 0; local = Bits.next(inside, local + 1)) {
                int number = shard.number(local);
                if (number < from || number >= to) {
                    Bits.clear(inside, local);
                }
            }
            if (Bits.count(inside) == shard.members() && shard.members() > 0 && isBase(shard, from / Shard.CAPACITY)) {
                return shard;
            }
            if (!Bits.isEmpty(inside)) {
                parts.add(shard);
                live.add(inside);
            }
        }
        return shard(state.dictionary(), new TreeMap<>(), parts, live);
    }
}
