package org.sinew.cohort;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.sinew.cohort.Shard.Head;

/** Takes persons and events of one shard in any order and lays them out. */
final class ShardBuilder {

    private final Dictionary dictionary;
    private final int[] numbers;
    private final Person[] persons;
    private final EventColumns events;

    private ShardBuilder(Dictionary dictionary, int[] numbers, EventColumns events) {
        this.dictionary = dictionary;
        this.numbers = numbers;
        this.persons = new Person[numbers.length];
        this.events = events;
    }

    /** @param numbers the members' numbers, ascending; their positions are the local numbers */
    ShardBuilder(Dictionary dictionary, int[] numbers) {
        this(dictionary, numbers, new EventColumns(1024));
    }

    static ShardBuilder contiguous(Dictionary dictionary, int first, int members) {
        return new ShardBuilder(
                dictionary, IntStream.range(first, first + members).toArray());
    }

    /** The same events for fewer members than were planned. */
    ShardBuilder narrowed(int[] members) {
        return new ShardBuilder(dictionary, members, events);
    }

    void person(int local, Person person) {
        persons[local] = person;
    }

    /** @see TimelinesBuilder#event */
    void event(int local, int code, int day, Dating dating, int endDay, double value, int flavour, int encounter) {
        events.add(local, code, day, dating, endDay, value, flavour, encounter);
    }

    void add(int local, Intake.Arrived patient) {
        person(local, patient.person());
        for (Intake.Event e : patient.events()) {
            event(local, e.code(), e.day(), e.dating(), e.endDay(), e.value(), e.flavour(), e.encounter());
        }
    }

    /** Takes the live patients of another shard with all their events, observation days as they were. */
    void copy(Shard from, long[] live, Map<Integer, Integer> locals) {
        int[] to = new int[from.members()];
        for (int local = 0; local < to.length; local++) {
            to[local] = Bits.has(live, local) ? locals.getOrDefault(from.number(local), -1) : -1;
            if (to[local] >= 0) {
                persons[to[local]] = from.person(local, dictionary);
            }
        }
        for (int row = 0; row < from.postings(); row++) {
            Posting posting = from.postingAt(row);
            int code = from.codeAt(row);
            for (int i = 0; i < posting.count(); i++) {
                int local = to[posting.patient(i)];
                if (local >= 0) {
                    event(
                            local,
                            code,
                            posting.day(i),
                            posting.dating(i),
                            posting.endDay(i),
                            posting.value(i),
                            posting.flavour(i),
                            posting.encounter(i));
                }
            }
        }
    }

    long events() {
        return events.size();
    }

    Shard build() {
        events.sort();
        int[] from = new int[numbers.length];
        int[] to = new int[numbers.length];
        observe(from, to);
        PostingWriter[] postings = postings();
        byte[][] ids = Arrays.stream(persons)
                .map(person -> person.id().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int members = numbers.length;
        boolean contiguous = members == 0 || numbers[members - 1] - numbers[0] == members - 1;
        long idLength = Arrays.stream(ids).mapToLong(id -> id.length).sum();
        long[] head = new long[Head.values().length];
        long end = Shard.HEADER;
        end = place(head, Head.NUMBERS, end, contiguous ? 0 : 4L * members);
        end = place(head, Head.BIRTHS, end, 4L * members);
        end = place(head, Head.DEATHS, end, 4L * members);
        end = place(head, Head.OBSERVED_FROM, end, 4L * members);
        end = place(head, Head.OBSERVED_TO, end, 4L * members);
        end = place(head, Head.REGIONS, end, 4L * members);
        end = place(head, Head.BITS, end, members);
        end = place(head, Head.ID_OFFSETS, end, 4L * members + 4);
        end = place(head, Head.ID_BYTES, end, idLength);
        end = place(head, Head.HASHES, end, 6L * members);
        end = place(head, Head.DIRECTORY, end, (long) Posting.ROW * postings.length);
        long postingsAt = end;
        for (PostingWriter posting : postings) {
            end += posting.bytes();
        }
        set(head, Head.MAGIC, Shard.MAGIC);
        set(head, Head.MEMBERS, members);
        set(head, Head.FIRST, !contiguous ? -1 : members == 0 ? 0 : numbers[0]);
        set(head, Head.EVENTS, events.size());
        set(head, Head.ROWS, postings.length);
        MemorySegment data = Arena.ofAuto().allocate(end, 8);
        for (int i = 0; i < head.length; i++) {
            data.set(Layout.LONG, 8L * i, head[i]);
        }
        writePersons(data, head, contiguous, from, to);
        writeIds(data, head, ids);
        long at = postingsAt;
        for (int i = 0; i < postings.length; i++) {
            postings[i].write(data, get(head, Head.DIRECTORY) + (long) Posting.ROW * i, at);
            at += postings[i].bytes();
        }
        return new Shard(data);
    }

    private static long place(long[] head, Head part, long at, long length) {
        set(head, part, at);
        return (at + length + 7) & ~7L;
    }

    private static void set(long[] head, Head part, long value) {
        head[(int) (part.at() >> 3)] = value;
    }

    private static long get(long[] head, Head part) {
        return head[(int) (part.at() >> 3)];
    }

    private PostingWriter[] postings() {
        int[] starts = events.codeStarts();
        PostingWriter[] postings = new PostingWriter[starts.length - 1];
        for (int i = 0; i < postings.length; i++) {
            postings[i] = new PostingWriter(events, starts[i], starts[i + 1]);
        }
        return postings;
    }

    /** From the first to the last dated event, unless the source says; a claim is for a period that nobody need have seen. */
    private void observe(int[] from, int[] to) {
        Arrays.fill(from, Timelines.UNKNOWN);
        Arrays.fill(to, Timelines.UNKNOWN);
        for (int i = 0; i < events.size(); i++) {
            int day = events.day(i);
            if (day != Timelines.UNKNOWN) {
                int local = events.patient(i);
                int end = dictionary.code(events.code(i)).kind() == EventKind.CLAIM ? day : events.endDay(i);
                from[local] = from[local] == Timelines.UNKNOWN ? day : Math.min(from[local], day);
                to[local] = Math.max(to[local], Math.max(day, end));
            }
        }
        for (int local = 0; local < persons.length; local++) {
            Person person = persons[local];
            if (person.observedFrom() != Timelines.UNKNOWN) {
                from[local] = person.observedFrom();
            }
            if (person.observedTo() != Timelines.UNKNOWN) {
                to[local] = person.observedTo();
            }
        }
    }

    private void writePersons(MemorySegment data, long[] head, boolean contiguous, int[] from, int[] to) {
        for (int i = 0; i < persons.length; i++) {
            Person person = persons[i];
            if (!contiguous) {
                data.set(Layout.INT, get(head, Head.NUMBERS) + 4L * i, numbers[i]);
            }
            data.set(Layout.INT, get(head, Head.BIRTHS) + 4L * i, person.birthDay());
            data.set(Layout.INT, get(head, Head.DEATHS) + 4L * i, person.deathDay());
            data.set(Layout.INT, get(head, Head.OBSERVED_FROM) + 4L * i, from[i]);
            data.set(Layout.INT, get(head, Head.OBSERVED_TO) + 4L * i, to[i]);
            data.set(Layout.INT, get(head, Head.REGIONS) + 4L * i, dictionary.region(person.region()));
            int bits = Layout.code(person.sex()) | Layout.code(person.birthDating()) << 2 | (person.isDead() ? 16 : 0);
            data.set(Layout.BYTE, get(head, Head.BITS) + i, (byte) bits);
        }
    }

    private void writeIds(MemorySegment data, long[] head, byte[][] ids) {
        int offset = 0;
        long[] byHash = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            data.set(Layout.INT, get(head, Head.ID_OFFSETS) + 4L * i, offset);
            MemorySegment.copy(ids[i], 0, data, Layout.BYTE, get(head, Head.ID_BYTES) + offset, ids[i].length);
            offset += ids[i].length;
            byHash[i] = (long) persons[i].id().hashCode() << 16 | i;
        }
        data.set(Layout.INT, get(head, Head.ID_OFFSETS) + 4L * ids.length, offset);
        Arrays.sort(byHash);
        for (int i = 0; i < byHash.length; i++) {
            data.set(Layout.INT, get(head, Head.HASHES) + 6L * i, (int) (byHash[i] >> 16));
            data.set(Layout.CHAR, get(head, Head.HASHES) + 6L * i + 4, (char) byHash[i]);
        }
    }
}
