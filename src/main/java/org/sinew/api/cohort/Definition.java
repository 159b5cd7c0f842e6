package org.sinew.api.cohort;

import org.sinew.cohort.Criterion;
import org.sinew.cohort.CriterionJson;
import org.sinew.cohort.CriterionText;

/** The type {@code CohortDefinition}. */
public record Definition(Criterion criterion) {

    public String json() {
        return CriterionJson.write(criterion);
    }

    public String text() {
        return text(criterion);
    }

    static String text(Criterion criterion) {
        return CriterionText.write(criterion);
    }
}
