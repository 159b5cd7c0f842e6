package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinew.term.TermId;

/** Which diseases are of which OMIM phenotypic series, both by number; a disease may be of none or of several. */
final class PhenotypicSeries {

    private final List<TermId> ids;
    private final int[][] of;
    private final int[][] diseases;

    private PhenotypicSeries(List<TermId> ids, int[][] of, int[][] diseases) {
        this.ids = ids;
        this.of = of;
        this.diseases = diseases;
    }

    /** @param of series of each disease */
    static PhenotypicSeries of(List<List<TermId>> of) {
        Map<TermId, List<Integer>> diseases = new HashMap<>();
        for (int disease = 0; disease < of.size(); disease++) {
            for (TermId id : of.get(disease)) {
                diseases.computeIfAbsent(id, s -> new ArrayList<>()).add(disease);
            }
        }
        List<TermId> ids = diseases.keySet().stream().sorted().toList();
        return new PhenotypicSeries(
                ids,
                of.stream()
                        .map(each -> each.stream()
                                .mapToInt(id -> Collections.binarySearch(ids, id))
                                .toArray())
                        .toArray(int[][]::new),
                ids.stream()
                        .map(id -> diseases.getOrDefault(id, List.of()).stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                        .toArray(int[][]::new));
    }

    int size() {
        return ids.size();
    }

    TermId id(int series) {
        return ids.get(series);
    }

    List<TermId> ids(int disease) {
        return Arrays.stream(of[disease]).mapToObj(ids::get).toList();
    }

    /** Series of the disease. */
    int[] of(int disease) {
        return of[disease];
    }

    /** Diseases of the series, ascending. */
    int[] diseases(int series) {
        return diseases[series];
    }
}
