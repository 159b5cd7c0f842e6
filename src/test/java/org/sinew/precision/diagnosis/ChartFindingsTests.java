package org.sinew.precision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.patient.Chart;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.PartialTime;
import org.sinew.patient.PartialTime.Precision;
import org.sinew.patient.Patient;
import org.sinew.patient.PatientId;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;

class ChartFindingsTests {

    private static final PatientId ANN = new PatientId("test|Patient/ann");
    private static final Provenance SAID = new Provenance("test", "record", "place");

    /** The illness had begun by then, so what is not known of the dates makes the patient older. */
    @ParameterizedTest
    @CsvSource({
        "2024-01-01, DAY, 2024-01-01, DAY, CONGENITAL",
        "2024-01-01, YEAR, 2024-01-01, DAY, CONGENITAL",
        "2024-01-01, DAY, 2024-01-01, YEAR, INFANTILE",
        "2024-01-01, YEAR, 2024-01-01, YEAR, INFANTILE",
        "2024-03-01, MONTH, 2024-03-01, MONTH, INFANTILE",
        "2024-03-31, DAY, 2024-03-01, MONTH, CONGENITAL",
        "2025-01-01, DAY, 2024-01-01, YEAR,",
    })
    void lastSeenIsTheOldestThatThePatientCanHaveBeen(
            String born, Precision birth, String seen, Precision last, @Nullable Onset stage) {
        Patient ann = new Patient(
                ANN,
                List.of(),
                List.of(),
                null,
                null,
                time(born, birth),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                SAID);
        Fact fact = new Fact.PhenotypicFeature(
                new FactHeader(
                        new FactKey("one"),
                        ANN,
                        new Concept(List.of(new Coding(SmallKnowledge.SEIZURE, null)), null),
                        null,
                        new Period(time(seen, last), null),
                        null,
                        List.of(),
                        List.of(),
                        SAID),
                false,
                null,
                List.of());

        assertThat(SmallKnowledge.diagnosis()
                        .presentation(new Chart(ann, List.of(fact)))
                        .lastSeen())
                .isEqualTo(stage);
    }

    private static PartialTime time(String day, Precision precision) {
        return new PartialTime(OffsetDateTime.parse(day + "T00:00:00Z"), precision);
    }
}
