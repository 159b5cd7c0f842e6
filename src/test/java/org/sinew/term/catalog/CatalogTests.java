package org.sinew.term.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CatalogTests {

    private static final Path DATA = Path.of("../shared/data");

    @Test
    void everyDownloadOfAFixedReleaseHasAChecksum() {
        List<String> unchecked = Catalog.bundled().entries().stream()
                .filter(entry -> entry.url().isPresent() && entry.sha256().isEmpty())
                .map(CatalogEntry::id)
                .toList();
        assertThat(unchecked).containsExactly("mondo", "hgnc", "clingen-dosage");
    }

    @Test
    void checksumsAreThoseOfTheReleasesOwnFiles() throws Exception {
        assumeTrue(Files.isDirectory(DATA), "the public data sets are not beside the project");
        Map<String, String> files = checksums();
        List<CatalogEntry> checked = Catalog.bundled().entries().stream()
                .filter(entry -> entry.sha256().isPresent())
                .toList();
        assertThat(checked)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        entry -> assertThat(files).containsKey(entry.sha256().orElseThrow()));
    }

    /** Digests of what the packed files hold. */
    private static Map<String, String> checksums() throws Exception {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> all = Files.walk(DATA)) {
            for (Path file : all.filter(f -> f.toString().matches(".*\\.(json|hpoa|txt|tsv|obo)\\.gz"))
                    .toList()) {
                files.put(sha256(file), file.toString());
            }
        }
        return files;
    }

    private static String sha256(Path packed) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(new GZIPInputStream(Files.newInputStream(packed)), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException broken) {
            throw new IOException(packed.toString(), broken);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
