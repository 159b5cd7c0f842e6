package org.sinew.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgxCommandTests {

    private static final String POOR = """
            ##fileformat=VCFv4.2
            #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS
            chr10\t94781859\t.\tG\tA\t.\tPASS\t.\tGT\t1/1
            """;

    @TempDir
    private Path directory = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        List<String> all = new ArrayList<>(List.of("pgx", "--drugs", "clopidogrel", "--json"));
        all.addAll(List.of(words));
        return CommandLineDoor.commands()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void whatCannotBeReadIsNamedAndTheOthersAreAnswered() throws IOException {
        String first = file("a.vcf", POOR);
        String absent = directory.resolve("b.vcf").toString();
        String last = file("c.vcf", POOR);

        assertThat(run(first, absent, last)).isEqualTo(1);
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"file\":\"" + first + "\",\"report\":{"),
                        line -> assertThat(line).startsWith("{\"file\":\"" + last + "\",\"report\":{"));
        assertThat(err).hasToString(absent + ": there is no such file or directory" + System.lineSeparator());
    }

    @Test
    void aDirectoryWithoutAVcfIsNoAnswer() throws IOException {
        file("notes.txt", POOR);

        assertThat(run(directory.toString())).isEqualTo(1);
        assertThat(err.toString()).contains(directory + ": there is no .vcf");
    }
}
