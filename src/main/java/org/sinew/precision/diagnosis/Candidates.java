package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sinew.precision.diagnosis.Differential.Candidate;
import org.sinew.precision.diagnosis.Differential.Series;
import org.sinew.term.TermId;

/** What an answer tells of a patient's candidates; the evidence for each is worked out once. */
final class Candidates {

    private static final int OF_A_SERIES = 3;

    private final DiseaseModel model;
    private final Ranking ranking;
    private final Reasons reasons;
    private final List<Integer> order;
    private final Map<Integer, Integer> ranks = new HashMap<>();
    private final Map<Integer, Candidate> told = new HashMap<>();

    Candidates(DiseaseModel model, Ranking ranking, Reasons reasons) {
        this.model = model;
        this.ranking = ranking;
        this.reasons = reasons;
        this.order = ranking.order();
        order.forEach(disease -> ranks.put(disease, ranks.size() + 1));
    }

    /** Numbers of all, the likeliest first. */
    List<Integer> order() {
        return order;
    }

    /** The likeliest diseases. */
    List<Candidate> diseases(int first) {
        return told(order, first);
    }

    /** The likeliest series and diseases of none. */
    List<Series> series(int first) {
        List<Series> series = new ArrayList<>();
        for (Groups.Group group : ranking.groups()) {
            if (series.size() == first) {
                break;
            }
            series.add(new Series(
                    series.size() + 1,
                    group.series(),
                    group.probability(),
                    group.diseases().size(),
                    told(group.diseases(), OF_A_SERIES)));
        }
        return series;
    }

    private List<Candidate> told(List<Integer> diseases, int first) {
        return diseases.stream().limit(first).map(this::candidate).toList();
    }

    private Candidate candidate(int disease) {
        return told.computeIfAbsent(disease, this::describe);
    }

    private Candidate describe(int disease) {
        TermId id = model.diseases().get(disease);
        List<Evidence> evidence = reasons.evidence(disease);
        return new Candidate(
                ranks.getOrDefault(disease, 0),
                id,
                ranking.probability(id),
                evidence.stream().mapToDouble(Evidence::weight).sum(),
                model.series().ids(disease),
                List.copyOf(model.annotations().genes(id)),
                evidence);
    }
}
