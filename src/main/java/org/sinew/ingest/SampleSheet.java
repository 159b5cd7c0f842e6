package org.sinew.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.Build;
import org.sinew.genome.Liftover;

/**
 * What the giver of variant files says beside them.
 *
 * @param patients keys of patients, {@code <system>|<value>} or {@code <source>|Patient/<id>}, by the samples' names
 * @param patient whose the only sample of each file is
 * @param build that the positions are on, for files whose header does not say
 * @param reference FASTA of that build, or of the one that {@code chain} leads to, with its index, by which variants are
 *     left-aligned
 * @param chain by which files of the build that it begins at are lifted over, if so
 */
public record SampleSheet(
        Map<String, String> patients,
        @Nullable String patient,
        @Nullable Build build,
        @Nullable Path reference,
        @Nullable Liftover chain) {

    public static final SampleSheet NONE = new SampleSheet(Map.of(), null, null, null, null);

    /**
     * Reads {@code sample<tab>patient}, one a line; empty lines and those that begin with {@code #} say nothing.
     *
     * @throws IllegalArgumentException naming the line that says something else, or another patient of the same sample
     */
    public static Map<String, String> patients(Path file) throws IOException {
        Map<String, String> patients = new TreeMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("^\uFEFF", "");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t", -1);
            String where = file.getFileName() + " line " + (i + 1) + ": ";
            if (cells.length != 2 || cells[0].isBlank() || cells[1].isBlank()) {
                throw new IllegalArgumentException(where + "needs a sample, a tab, and a patient's identifier");
            }
            String earlier = patients.put(cells[0].strip(), cells[1].strip());
            if (earlier != null && !earlier.equals(cells[1].strip())) {
                throw new IllegalArgumentException(where + "the sample '" + cells[0].strip() + "' has two patients");
            }
        }
        return Map.copyOf(patients);
    }
}
