package org.sinew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTests {

    @TempDir
    Path directory;

    private final List<String> places = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    private void walk(Path path) throws IOException {
        new SourceFiles("s", Limits.DEFAULT, SampleSheet.NONE, this::visit, rejections::add).walk(path);
    }

    private void visit(Source source) throws IOException {
        try (InputStream in = source.content().open()) {
            places.add(source.place() + "=" + in.readAllBytes().length);
        }
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("{}".getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void variantsComeAfterTheRecordsOfTheirPatientsWhateverTheirNames() throws IOException {
        Path file = directory.resolve("a.zip");
        Files.write(file, zip("patient7.vcf", "practitioner.vcf", "z.json", "encounter.json"));
        walk(file);
        assertThat(places)
                .containsExactly(
                        "a.zip!/encounter.json=2",
                        "a.zip!/z.json=2",
                        "a.zip!/patient7.vcf=2",
                        "a.zip!/practitioner.vcf=2");
    }

    @Test
    void takesZipInOrderAndRefusesWhatLeavesIt() throws IOException {
        Path file = directory.resolve("a.zip");
        Files.write(
                file,
                zip("x/b.json", "../evil.json", "/abs.json", "__MACOSX/._b.json", "Patient.ndjson", "hospital1.json"));
        walk(file);
        assertThat(places).containsExactly("a.zip!/hospital1.json=2", "a.zip!/Patient.ndjson=2", "a.zip!/x/b.json=2");
        assertThat(rejections).hasSize(2).allMatch(Rejection.Unsafe.class::isInstance);
    }

    @Test
    void takesTarGzInOrderAndRefusesLinks() throws IOException {
        Path file = directory.resolve("a.tar.gz");
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            for (String name : List.of("z.json", "practitioner.json", "../e.json")) {
                TarArchiveEntry entry = new TarArchiveEntry(name, true);
                entry.setSize(2);
                tar.putArchiveEntry(entry);
                tar.write("{}".getBytes(StandardCharsets.UTF_8));
                tar.closeArchiveEntry();
            }
            TarArchiveEntry link = new TarArchiveEntry("l.json", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        }
        walk(file);
        assertThat(places).containsExactly("a.tar.gz!/practitioner.json=2", "a.tar.gz!/z.json=2");
        assertThat(rejections).hasSize(2).allMatch(Rejection.Unsafe.class::isInstance);
    }

    @Test
    void refusesBombAndGoesOn() throws IOException {
        try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(directory.resolve("a.ndjson.gz")))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        Files.writeString(directory.resolve("b.json"), "{}");
        Files.writeString(directory.resolve("c.zip"), "not a zip");
        walk(directory);
        assertThat(places).containsExactly("b.json=2");
        assertThat(rejections).extracting(Rejection::place).containsExactly("a.ndjson.gz", "c.zip");
    }
}
