package org.sinew.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.term.Sentence;

/** What an answer leaves out though it may have been meant. {@link #path} says which part of the criterion does. */
public sealed interface Caveat {

    String path();

    /** For a reader, without numbers of patients. */
    Sentence said();

    /** Whom it concerns; nobody where a word is had by none. */
    RoaringBitmap patients();

    /**
     * Values that a bound is not compared with, although it is with others of the same pattern.
     *
     * @param found their unit; absent where they have none
     * @param values how many there are
     */
    record IncomparableValues(
            String path, String unit, @Nullable String found, RoaringBitmap patients, long values) implements Caveat {
        @Override
        public Sentence said() {
            return found == null
                    ? Sentence.of("cohort", "values-without-unit", unit)
                    : Sentence.of("cohort", "incomparable-values", found, unit);
        }
    }

    /**
     * A word that no event of the pattern's kind and terms has, or too few patients to be told of.
     *
     * @param known those that there are
     */
    record WordOfNobody(String path, String word, List<String> known) implements Caveat {
        @Override
        public Sentence said() {
            return known.isEmpty()
                    ? Sentence.of("cohort", "word-of-nobody", word)
                    : Sentence.of("cohort", "word-of-nobody-known", word, String.join("', '", known));
        }

        @Override
        public RoaringBitmap patients() {
            return new RoaringBitmap();
        }
    }
}
