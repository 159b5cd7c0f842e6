package org.sinew.cohort.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.cohort.Dating;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.Person;
import org.sinew.cohort.Sex;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.TimelinesBuilder;
import org.sinew.cohort.Unanswered;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.answers.SmallTown;
import org.sinew.cohort.answers.Window;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportsTests {

    private static final int INDEX = 17_000;
    private final SmallTown town = new SmallTown(9, 50);
    private final Group group = town.some(INDEX, 3, 4, 17, 40);
    private final MemberTable table = MemberTable.of(
            group,
            List.of(
                    Variable.Attribute.SUBJECT_ID,
                    Variable.Attribute.SEX,
                    Variable.Attribute.BIRTH_DATE,
                    Variable.Attribute.DEATH_DATE,
                    Variable.Attribute.AGE,
                    Variable.Attribute.REGION,
                    events("diabetes_since", Variable.Take.FIRST_DATE, EventKind.CONDITION, SmallTown.DIABETES),
                    events("hba1c", Variable.Take.LAST_VALUE, EventKind.MEASUREMENT, SmallTown.HBA1C),
                    events("hba1cs", Variable.Take.COUNT, EventKind.MEASUREMENT, SmallTown.HBA1C)));

    private static Variable events(String name, Variable.Take take, EventKind kind, org.sinew.term.TermId term) {
        return new Variable.OfEvents(name, take, kind, TermSet.of(term), Window.EVER, null);
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        var out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }

    @Test
    void csvHoldsWhatHappened() throws IOException {
        String text = new String(bytes(out -> Exports.csv(table, out)), UTF_8);
        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
        assertThat(records).hasSize(4);
        for (CSVRecord row : records) {
            int patient = Integer.parseInt(row.get("subject_id")) - 1;
            assertThat(row.get("patient")).isEqualTo("test|Patient/" + patient);
            assertThat(row.get("index_date"))
                    .isEqualTo(LocalDate.ofEpochDay(INDEX).toString());
            int first = town.first(patient, SmallTown.DIABETES);
            assertThat(row.get("diabetes_since"))
                    .isEqualTo(
                            first == Integer.MAX_VALUE
                                    ? ""
                                    : LocalDate.ofEpochDay(first).toString());
            assertThat(Long.parseLong(row.get("hba1cs")))
                    .isEqualTo(town.happenings.stream()
                            .filter(each ->
                                    each.patient() == patient && each.term().equals(SmallTown.HBA1C))
                            .count());
            assertThat(row.get("death_date").isEmpty())
                    .isEqualTo(!town.persons.get(patient).isDead());
        }
    }

    @Test
    void parquetHoldsTheSameAsCsv(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("members.parquet");
        Files.write(file, bytes(out -> Exports.parquet(table, out)));
        Hydrator<Map<String, String>, Map<String, String>, String[]> hydrator = new Hydrator<>() {
            @Override
            public Map<String, String> start() {
                return new TreeMap<>();
            }

            @Override
            public Map<String, String> add(Map<String, String> row, String[] path, Object value) {
                String heading = path[0];
                boolean date = heading.endsWith("_date") || heading.endsWith("_since");
                if (value == null) {
                    return row;
                }
                row.put(heading, date ? LocalDate.ofEpochDay((Integer) value).toString() : value.toString());
                return row;
            }

            @Override
            public Map<String, String> finish(Map<String, String> row) {
                return row;
            }
        };
        List<Map<String, String>> rows =
                ParquetReader.streamContent(file.toFile(), hydrator).toList();
        String text = new String(bytes(out -> Exports.csv(table, out)), UTF_8);
        List<Map<String, String>> expected =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(text))
                        .stream()
                        .map(CSVRecord::toMap)
                        .map(row -> {
                            Map<String, String> known = new TreeMap<>(row);
                            known.values().removeIf(String::isEmpty);
                            return known;
                        })
                        .toList();
        assertThat(rows).isEqualTo(expected);
    }

    /** One patient has glucose in mg/dL and later in mmol/L, another without a unit. */
    @Test
    void valuesAreWrittenInTheUnitAskedForOrWithTheirOwn() throws IOException {
        var builder = new TimelinesBuilder();
        int glucose = builder.code(EventKind.MEASUREMENT, List.of(TermId.parse("LOINC:2339-0")));
        String[] units = {"mg/dL", "mmol/L", null};
        double[] numbers = {90, 6.5, 7};
        for (int i = 0; i < 3; i++) {
            int patient = i == 1 ? 0 : builder.person(Person.born("p" + i, 0, Sex.FEMALE));
            int flavour = builder.flavour(Flavour.of("final", "s", units[i]));
            builder.event(patient, glucose, 18_000 + i, Dating.DAY, Timelines.UNKNOWN, numbers[i], flavour, 0);
        }
        Timelines state = builder.build(1);
        Group both = new Group(state, state.present(), patient -> Timelines.UNKNOWN);
        List<Variable> variables = java.util.stream.Stream.of(
                        "first_value:measurement:LOINC:2339-0 in mmol/L",
                        "last_value:measurement:LOINC:2339-0",
                        "last_unit:measurement:LOINC:2339-0")
                .map(each -> Variable.parse(each, Terminology.empty()))
                .toList();
        String text = new String(bytes(out -> Exports.csv(MemberTable.of(both, variables), out)), UTF_8);
        assertThat(text.lines().skip(1))
                .satisfiesExactly(
                        first -> assertThat(first).matches("p0,,4\\.99\\d+,6\\.5,mmol/L"),
                        second -> assertThat(second).isEqualTo("p2,,,7.0,"));
        assertThatExceptionOfType(Unanswered.class)
                .isThrownBy(() -> Variable.parse("last_value:measurement:LOINC:2339-0 in mmHg", Terminology.empty()))
                .withMessageContaining("in <UCUM>");
    }

    @Test
    void omopHasItsFourColumns() throws IOException {
        List<String> lines = new String(bytes(out -> Exports.omop(group, 7, out)), UTF_8)
                .lines()
                .toList();
        assertThat(lines.getFirst()).isEqualTo("cohort_definition_id,subject_id,cohort_start_date,cohort_end_date");
        assertThat(lines.get(1)).isEqualTo("7,4," + LocalDate.ofEpochDay(INDEX) + "," + LocalDate.ofEpochDay(19_500));
        assertThat(lines).hasSize(5);
    }

    @Test
    void fhirNamesItsMembers() throws IOException {
        JsonNode fhir = new JsonMapper().readTree(bytes(out -> Exports.fhir(group, "a \"name\"", out)));
        assertThat(fhir.at("/resourceType").asString()).isEqualTo("Group");
        assertThat(fhir.at("/type").asString()).isEqualTo("person");
        assertThat(fhir.at("/name").asString()).isEqualTo("a \"name\"");
        assertThat(fhir.at("/quantity").asInt()).isEqualTo(4);
        assertThat(fhir.at("/member/3/entity/reference").asString()).isEqualTo("Patient/40");
        assertThat(fhir.at("/member/3/entity/identifier/system").asString()).isEqualTo("urn:sinew:test");
        assertThat(fhir.at("/member/0/period/start").asString())
                .isEqualTo(LocalDate.ofEpochDay(INDEX).toString());
    }
}
