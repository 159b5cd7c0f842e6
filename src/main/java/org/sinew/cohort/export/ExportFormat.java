package org.sinew.cohort.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.sinew.cohort.Unanswered;
import org.sinew.cohort.answers.Group;

/** What members are written as. */
public enum ExportFormat {
    CSV("text/csv;charset=utf-8", ".csv"),
    PARQUET("application/vnd.apache.parquet", ".parquet"),
    OMOP("text/csv;charset=utf-8", "-omop.csv"),
    FHIR("application/fhir+json", ".json");

    private final String mediaType;
    private final String ending;

    ExportFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** @throws org.sinew.cohort.Unanswered naming the formats for any other word */
    public static ExportFormat parse(String word) {
        for (ExportFormat format : values()) {
            if (format.name().equals(word.toUpperCase(Locale.ROOT))) {
                return format;
            }
        }
        throw Unanswered.notPossible("no-format", word, "csv, parquet, omop, fhir");
    }

    public String mediaType() {
        return mediaType;
    }

    public String ending() {
        return ending;
    }

    /** @param variables of {@code CSV} and {@code PARQUET}; the others have columns of their own */
    public void write(Group group, String name, List<Variable> variables, OutputStream out) throws IOException {
        switch (this) {
            case CSV -> Exports.csv(MemberTable.of(group, variables), out);
            case PARQUET -> Exports.parquet(MemberTable.of(group, variables), out);
            case OMOP -> Exports.omop(group, Integer.toUnsignedLong(name.hashCode()) % 1_000_000_000L, out);
            case FHIR -> Exports.fhir(group, name, out);
        }
    }
}
