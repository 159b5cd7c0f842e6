package org.sinew.term;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All mappings, found from either end. */
@SuppressWarnings("EnumOrdinal") // packed into bytes that never leave the module
final class MappingGraph {

    private static final Mapping.Predicate[] PREDICATES = Mapping.Predicate.values();

    private final TermIndex index;
    private final Adjacency forward;
    private final Adjacency backward;
    private final byte[] predicates;
    private final byte[] justifications;
    private final List<String> words;

    private MappingGraph(TermIndex index, Builder from) {
        this.index = index;
        int[] subjects = from.subjects.trimmed();
        int[] objects = from.objects.trimmed();
        forward = Adjacency.withOrigins(index.size(), subjects, objects);
        backward = Adjacency.withOrigins(index.size(), objects, subjects);
        predicates = bytes(from.predicates);
        justifications = bytes(from.justifications);
        words = List.copyOf(from.words);
    }

    private static byte[] bytes(IntArray values) {
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values.get(i);
        }
        return bytes;
    }

    int size() {
        return predicates.length;
    }

    /** Every mapping that has the term on either side, as the source stated it. */
    List<Mapping> of(int term) {
        List<Mapping> found = new ArrayList<>();
        for (int edge = forward.first(term); edge < forward.end(term); edge++) {
            found.add(mapping(term, forward.target(edge), forward.origin(edge)));
        }
        for (int edge = backward.first(term); edge < backward.end(term); edge++) {
            found.add(mapping(backward.target(edge), term, backward.origin(edge)));
        }
        return found;
    }

    private Mapping mapping(int subject, int object, int place) {
        String word = words.get(justifications[place] & 0xFF);
        @Nullable String justification = word.isEmpty() ? null : word;
        return new Mapping(index.id(subject), PREDICATES[predicates[place]], index.id(object), justification);
    }

    /** Adds to {@code into} the terms that some mapping states to mean the same as {@code term} or something narrower. */
    void sameOrNarrower(int term, IntArray into) {
        for (int edge = forward.first(term); edge < forward.end(term); edge++) {
            Mapping.Predicate predicate = PREDICATES[predicates[forward.origin(edge)]];
            if (predicate == Mapping.Predicate.EXACT || predicate == Mapping.Predicate.NARROW) {
                into.add(forward.target(edge));
            }
        }
        for (int edge = backward.first(term); edge < backward.end(term); edge++) {
            Mapping.Predicate predicate = PREDICATES[predicates[backward.origin(edge)]];
            if (predicate == Mapping.Predicate.EXACT || predicate == Mapping.Predicate.BROAD) {
                into.add(backward.target(edge));
            }
        }
    }

    static final class Builder {

        private static final int MAX_WORDS = 256;

        private final IntArray subjects = new IntArray();
        private final IntArray objects = new IntArray();
        private final IntArray predicates = new IntArray();
        private final IntArray justifications = new IntArray();
        private final List<String> words = new ArrayList<>(List.of(""));

        void add(int subject, int object, Mapping mapping) {
            subjects.add(subject);
            objects.add(object);
            predicates.add(mapping.predicate().ordinal());
            justifications.add(word(mapping.justification()));
        }

        private int word(@Nullable String justification) {
            if (justification == null) {
                return 0;
            }
            int known = words.indexOf(justification);
            if (known >= 0) {
                return known;
            }
            if (words.size() == MAX_WORDS) {
                return 0;
            }
            words.add(justification);
            return words.size() - 1;
        }

        MappingGraph build(TermIndex index) {
            return new MappingGraph(index, this);
        }
    }
}
