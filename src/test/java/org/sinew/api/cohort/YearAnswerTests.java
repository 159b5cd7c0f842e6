package org.sinew.api.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Audience.Role;
import org.sinew.access.Disclosure;
import org.sinew.cohort.answers.TimeSeries;

class YearAnswerTests {

    private static final Audience RESEARCHER = new Audience("r", Set.of(Role.RESEARCHER), "research");

    /** Of a hundred, five never get it and twenty do this year: years at risk would count the five. */
    @Test
    void yearsAtRiskAreToldOnlyWhereThoseAtRiskAre() {
        RoaringBitmap atRisk = span(0, 20);
        atRisk.or(span(95, 100));
        var year = new TimeSeries.Year(2020, span(0, 100), span(0, 95), span(0, 20), atRisk, 15.123);
        Told told = new Told(new Disclosure(11, Set.of(Role.RESEARCHER)), RESEARCHER);

        YearAnswer answer = YearAnswer.of(List.of(year), told).getFirst();

        assertThat(answer.observed()).isEqualTo(100);
        assertThat(answer.prevalent()).isNull();
        assertThat(answer.yearsAtRisk()).isNull();
        assertThat(answer.incidence()).isNull();
        YearAnswer open = YearAnswer.of(List.of(year), new Told(Disclosure.open(), RESEARCHER))
                .getFirst();
        assertThat(open.yearsAtRisk()).isEqualTo(15.123);
    }

    private static RoaringBitmap span(int from, int to) {
        return RoaringBitmap.bitmapOfRange(from, to);
    }
}
