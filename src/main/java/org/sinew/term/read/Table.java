package org.sinew.term.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Diagnostic;
import org.sinew.term.OntologyBuilder;
import org.sinew.term.TermId;

/** A tab-separated file: {@code #} lines, a header, rows. No quoting, as the formats read here have none. */
final class Table {

    private final Lines lines;
    private final OntologyBuilder into;
    private final List<String> comments = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final int width;

    Table(SourceFile file, OntologyBuilder into) throws IOException {
        this(file, into, null);
    }

    /** @param first name of the first column where the header line is written as the last comment, else null */
    Table(SourceFile file, OntologyBuilder into, @Nullable String first) throws IOException {
        this.lines = new Lines(file);
        this.into = into;
        String line = lines.next();
        while (line != null && line.startsWith("#")) {
            line = line.substring(1);
            if (first != null && line.startsWith(first + "\t")) {
                break;
            }
            comments.add(line);
            line = lines.next();
        }
        if (line == null) {
            throw new UnreadableSource(Diagnostic.Problem.TRUNCATED, file.name(), "ends before its header line");
        }
        String[] header = line.split("\t", -1);
        width = header.length;
        for (int i = 0; i < width; i++) {
            columns.putIfAbsent(unquoted(header[i]), i);
        }
    }

    /** The lines before the header, without their {@code #}. */
    List<String> comments() {
        return comments;
    }

    /** The value of a {@code #key: value} line. */
    @Nullable
    String comment(String key) {
        return comments.stream()
                .map(String::strip)
                .filter(c -> c.startsWith(key + ":"))
                .map(c -> c.substring(key.length() + 1).strip().replace("\"", ""))
                .findFirst()
                .orElse(null);
    }

    void require(String... names) {
        for (String column : names) {
            if (!columns.containsKey(column)) {
                throw new UnreadableSource(
                        Diagnostic.Problem.MALFORMED, lines.place(), "its header has no column '" + column + "'");
            }
        }
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The next row with as many cells as the header, or null; others are reported and passed over. */
    @Nullable
    Row next() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String[] cells = line.split("\t", -1);
            if (cells.length == width) {
                return new Row(cells, lines.place());
            }
            if (!line.isBlank()) {
                reject(cells.length);
            }
        }
        return null;
    }

    private void reject(int cells) throws IOException {
        if (cells < width && lines.isAtEnd()) {
            into.error(
                    Diagnostic.Problem.TRUNCATED,
                    lines.place(),
                    "the last row has " + cells + " of " + width + " columns: the file is cut off");
        } else {
            into.warning(
                    Diagnostic.Problem.MALFORMED,
                    lines.place(),
                    "a row of " + cells + " columns instead of " + width + " is left out");
        }
    }

    private static String unquoted(String cell) {
        return cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"")
                ? cell.substring(1, cell.length() - 1)
                : cell;
    }

    /** One row; cells by column name. */
    final class Row {

        private final String[] cells;
        private final String place;

        private Row(String[] cells, String place) {
            this.cells = cells;
            this.place = place;
        }

        String place() {
            return place;
        }

        /** Empty if the column is absent or the cell is. */
        String get(String column) {
            Integer number = columns.get(column);
            return number == null ? "" : unquoted(cells[number].strip());
        }

        /** The id in that column, or null, reported, if it is none. */
        @Nullable
        TermId id(String column) {
            String text = get(column);
            TermId id = text.isEmpty() ? null : TermId.fromIri(text).orElse(null);
            if (id == null) {
                leaveOut(column, "is no term id");
            }
            return id;
        }

        /** Reports that the row is left out for what is in the column. */
        void leaveOut(String column, String why) {
            into.warning(
                    Diagnostic.Problem.MALFORMED,
                    place,
                    "'" + abbreviated(get(column)) + "' in column " + column + " " + why + "; the row is left out");
        }

        /** What is in the column, cut at {@code |}. */
        List<String> list(String column) {
            String text = get(column);
            return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
        }
    }

    private static String abbreviated(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
