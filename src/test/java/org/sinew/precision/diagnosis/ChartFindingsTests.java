package org.sinew.precision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
import org.sinew.term.TermId;

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
        Fact fact = new Fact.PhenotypicFeature(header(new Period(time(seen, last), null)), false, null, List.of());

        assertThat(SmallKnowledge.diagnosis()
                        .presentation(new Chart(ann(time(born, birth)), List.of(fact)))
                        .lastSeen())
                .isEqualTo(stage);
    }

    @ParameterizedTest
    @CsvSource({", 1", "germline, 1", "de novo, 1", "somatic, 0"})
    void aGeneOfATumourAloneIsNoneOfAnInheritedDisease(@Nullable String origin, int genes) {
        Coding gene = new Coding(SmallKnowledge.GENE, "GEN1");

        assertThat(carrying(call("HGVS:NM_1.1:c.1A>G", gene, null, origin)).genes())
                .hasSize(genes);
    }

    @ParameterizedTest
    @CsvSource({
        "HGVS:NM_000001.7:c.1A>G,,, NM_000001.7:c.1A>G",
        "SPDI:NC_000001.11:4:A:G, NM_000001.7:c.1A>G,, NM_000001.7:c.1A>G",
        "SPDI:NC_000001.11:4:A:G,,,",
        "HGVS:NM_999999.1:c.1A>G,,,",
        "HGVS:NM_000001.7:c.1A>G,, somatic,",
    })
    void aVariantWhoseRecordNamesNoGeneCountsByItsTranscript(
            String id, @Nullable String coding, @Nullable String origin, @Nullable String found) {
        Presentation presentation = carrying(call(id, null, coding, origin));

        assertThat(presentation.genes()).isEmpty();
        assertThat(presentation.variants())
                .isEqualTo(Stream.ofNullable(found).map(FoundVariant::named).toList());
    }

    @Test
    void aGeneThatNothingLoadedKnowsIsLeftOutAndRefusesNothing() {
        Presentation presentation =
                carrying(call("HGVS:NM_1.1:c.1A>G", new Coding(TermId.parse("HGNC:404"), "NOSUCH"), null, null));

        assertThat(presentation.genes()).isEmpty();
        assertThat(SmallKnowledge.diagnosis().problems(presentation)).isEmpty();
    }

    private static Presentation carrying(Fact call) {
        return SmallKnowledge.diagnosis()
                .presentation(new Chart(
                        ann(time("2024-01-01", Precision.DAY)),
                        List.of(call, new Fact.PhenotypicFeature(header(Period.UNKNOWN), false, null, List.of()))));
    }

    private static Fact call(String id, @Nullable Coding gene, @Nullable String coding, @Nullable String origin) {
        return new Fact.VariantCall(
                header(Period.UNKNOWN),
                TermId.parse(id),
                gene,
                coding,
                null,
                null,
                "heterozygous",
                "pathogenic",
                null,
                origin,
                List.of());
    }

    private static Patient ann(PartialTime born) {
        return new Patient(
                ANN, List.of(), List.of(), null, null, born, false, null, null, null, null, null, null, SAID);
    }

    private static FactHeader header(Period period) {
        return new FactHeader(
                new FactKey("one"),
                ANN,
                new Concept(List.of(new Coding(SmallKnowledge.SEIZURE, null)), null),
                null,
                period,
                null,
                List.of(),
                List.of(),
                SAID);
    }

    private static PartialTime time(String day, Precision precision) {
        return new PartialTime(OffsetDateTime.parse(day + "T00:00:00Z"), precision);
    }
}
