package org.sinew.cohort;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** What an answer leaves out though it may have been meant. {@link #path} says which part of the criterion does. */
public sealed interface Caveat {

    String path();

    /** For a reader, without numbers of patients. */
    String message();

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
        public String message() {
            return "values " + (found == null ? "without a unit" : "in " + found) + " cannot be compared with " + unit
                    + " and count as none";
        }
    }

    /**
     * A word that no event of the pattern's kind and terms has, or too few patients to be told of.
     *
     * @param known those that there are
     */
    record WordOfNobody(String path, String word, List<String> known) implements Caveat {
        @Override
        public String message() {
            return "no such event has '" + word + "'"
                    + (known.isEmpty() ? "" : "; there are '" + String.join("', '", known) + "'");
        }

        @Override
        public RoaringBitmap patients() {
            return new RoaringBitmap();
        }
    }
}
