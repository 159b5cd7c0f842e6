package org.sinew.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sinew.term.TermId;
import org.sinew.testing.PatientScenario;

class ChartTests {

    @Property(tries = 200)
    void factsByCodeAreThoseInTheChartsOrder(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 5) Integer> coded,
            @ForAll @Size(max = 4) Set<@IntRange(min = 0, max = 7) Integer> sought) {
        PatientScenario person = PatientScenario.patient("p");
        for (int i = 0; i < coded.size(); i++) {
            person.diagnosed(
                    "d" + i,
                    "SNOMEDCT:" + coded.get(i),
                    LocalDate.EPOCH.plusDays(coded.get(i) * 7L % 5).toString());
        }
        Chart chart = new Chart(person.asPatient(), person.facts());
        Set<TermId> codes =
                sought.stream().map(n -> TermId.parse("SNOMEDCT:" + n)).collect(Collectors.toSet());
        List<Fact> expected = new ArrayList<>(chart.facts());
        expected.removeIf(fact ->
                fact.header().concept().codings().stream().map(Coding::id).noneMatch(codes::contains));

        assertThat(chart.coded(codes).toList()).isEqualTo(expected);
        assertThat(chart.coded(codes).toList()).as("once more").isEqualTo(expected);
    }
}
