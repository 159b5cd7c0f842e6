package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A given result in the tables' terms.
 *
 * @param alleles as the tables name them: one or two, none without a diplotype
 * @param phenotype that was given beside or instead of a diplotype
 * @param activityScore likewise
 * @param notes what was read differently from how it is written
 */
record GivenReading(
        List<String> alleles,
        @Nullable String phenotype,
        @Nullable String activityScore,
        List<Note> notes) {

    GivenReading {
        alleles = List.copyOf(alleles);
        notes = List.copyOf(notes);
    }

    GivenReading noting(Note note) {
        List<Note> more = new ArrayList<>(notes);
        more.add(note);
        return new GivenReading(alleles, phenotype, activityScore, more);
    }
}
