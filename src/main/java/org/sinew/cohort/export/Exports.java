package org.sinew.cohort.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.export.MemberTable.Column;

/** Writes the members of a cohort; the stream stays open. */
final class Exports {

    private Exports() {}

    /** RFC 4180 in UTF-8; dates are ISO 8601, what is not known is empty. */
    static void csv(MemberTable table, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, UTF_8);
        CSVPrinter printer = CSVFormat.RFC4180.print(writer);
        printer.printRecord(table.columns().stream().map(Column::name).toList());
        table.each(patient -> {
            try {
                List<@Nullable Object> row = new ArrayList<>();
                table.columns().forEach(column -> row.add(column.value().apply(patient)));
                printer.printRecord(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.flush();
    }

    /**
     * Apache Parquet, Snappy-compressed; written beside, as its index stands at its end.
     *
     * @throws UncheckedIOException when the receiver has gone
     */
    static void parquet(MemberTable table, OutputStream out) throws IOException {
        Path file = Files.createTempFile("sinew-", ".parquet");
        try {
            Files.delete(file);
            ParquetFile.write(table, file);
            Files.copy(file, out);
            out.flush();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * The table COHORT of the OMOP common data model 5.4. A member ends with the cohort's exit or the observation; {@code subject_id} is
     * the variable {@link Variable.Attribute#SUBJECT_ID} of the other formats.
     */
    static void omop(Group group, long definition, OutputStream out) throws IOException {
        List<Column> columns = List.of(
                new Column("cohort_definition_id", MemberTable.Type.WHOLE, patient -> definition),
                new Column("subject_id", MemberTable.Type.WHOLE, patient -> patient + 1L),
                new Column("cohort_start_date", MemberTable.Type.DATE, patient -> start(group, patient)),
                new Column(
                        "cohort_end_date",
                        MemberTable.Type.DATE,
                        patient -> Variable.date(Math.min(
                                group.timelines().observedTo(patient),
                                group.exit().applyAsInt(patient)))));
        csv(new MemberTable(group, columns), out);
    }

    private static @Nullable LocalDate start(Group group, int patient) {
        LocalDate index = Variable.date(group.indexOf(patient));
        return index == null ? Variable.date(group.timelines().observedFrom(patient)) : index;
    }

    /** A FHIR R4 Group of patients (FHIR R4, 8.9), its members by reference. */
    static void fhir(Group group, String name, OutputStream out) throws IOException {
        FhirGroup.write(group, name, out);
    }
}
