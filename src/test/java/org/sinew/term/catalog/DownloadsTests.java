package org.sinew.term.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTests {

    private static final int SIZE = 1_000_000;

    @TempDir
    Path directory;

    private final byte[] content = new byte[SIZE];
    private final List<String> ranges = new ArrayList<>();
    private HttpServer server;
    private int breakAfter = -1;
    private boolean ignoresRanges;

    DownloadsTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        new Random(7).nextBytes(content);
        server.createContext("/hp.json", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        int from = range == null || ignoresRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from >= SIZE) {
            exchange.getResponseHeaders().add("Content-Range", "bytes */" + SIZE);
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-" + (SIZE - 1) + "/" + SIZE);
        exchange.sendResponseHeaders(from == 0 ? 200 : 206, SIZE - from);
        int end = breakAfter < 0 ? SIZE : breakAfter;
        exchange.getResponseBody().write(content, from, end - from);
        exchange.close();
    }

    private String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private CatalogEntry entry(Optional<String> sha256) {
        URI url = URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/hp.json");
        return entry(Optional.of(url), sha256);
    }

    private static CatalogEntry entry(Optional<URI> url, Optional<String> sha256) {
        return new CatalogEntry(
                "hp", "HPO", List.of(), "2025-05-06", url, sha256, "free", SourceFormat.OBO_GRAPHS, "phenotypes");
    }

    @Test
    void aWholeFileIsFetchedOnceAndProgressIsTold() throws Exception {
        Downloads downloads = new Downloads(directory);
        List<Long> told = new ArrayList<>();

        Path file = downloads.pull(entry(Optional.of(sha256())), (entry, done, total) -> {
            assertThat(total).isEqualTo(SIZE);
            told.add(done);
        });
        downloads.pull(entry(Optional.of(sha256())), DownloadListener.NONE);

        assertThat(file).hasBinaryContent(content).endsWith(Path.of("hp/2025-05-06/hp.json"));
        assertThat(told.getLast()).isEqualTo(SIZE);
        assertThat(ranges).containsExactly("null");
    }

    @Test
    void anInterruptedDownloadGoesOnFromWhereItStopped() throws Exception {
        Downloads downloads = new Downloads(directory);
        breakAfter = 300_000;
        assertThatThrownBy(() -> downloads.pull(entry(Optional.of(sha256())), DownloadListener.NONE))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageContaining("broke off");
        assertThat(downloads.file(entry(Optional.empty()))).doesNotExist();
        long have = Files.size(Path.of(downloads.file(entry(Optional.empty())) + ".part"));
        assertThat(have).isPositive();
        breakAfter = -1;

        Path file = downloads.pull(entry(Optional.of(sha256())), DownloadListener.NONE);

        assertThat(file).hasBinaryContent(content);
        assertThat(ranges).containsExactly("null", "bytes=" + have + "-");
    }

    @Test
    void aServerWithoutRangesAndAPartThatIsWholeAreFine() throws Exception {
        Downloads downloads = new Downloads(directory);
        Path part = Path.of(downloads.file(entry(Optional.empty())) + ".part");
        Files.createDirectories(part.getParent());
        Files.write(part, Arrays.copyOf(content, 1_000));
        ignoresRanges = true;
        Path file = downloads.pull(entry(Optional.of(sha256())), DownloadListener.NONE);
        assertThat(file).hasBinaryContent(content);

        Files.move(file, part);
        ignoresRanges = false;
        assertThat(downloads.pull(entry(Optional.of(sha256())), DownloadListener.NONE))
                .hasBinaryContent(content);
    }

    @Test
    void aWrongChecksumLeavesNothing() {
        Downloads downloads = new Downloads(directory);
        CatalogEntry entry = entry(Optional.of("0".repeat(64)));

        assertThatThrownBy(() -> downloads.pull(entry, DownloadListener.NONE))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageContaining("wrong checksum of hp");
        assertThat(downloads.file(entry)).doesNotExist();
        assertThat(Path.of(downloads.file(entry) + ".part")).doesNotExist();
    }

    @Test
    void offlineSaysWhatToDo() {
        CatalogEntry entry = entry(Optional.of(URI.create("http://no-such-host.invalid/hp.json")), Optional.empty());

        assertThatThrownBy(() -> new Downloads(directory).pull(entry, DownloadListener.NONE))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageStartingWith("cannot reach no-such-host.invalid: ")
                .hasMessageEndingWith("can be loaded with `sinew ontology load <path>`");
        assertThatThrownBy(() ->
                        new Downloads(directory).pull(entry(Optional.empty(), Optional.empty()), DownloadListener.NONE))
                .hasMessageContaining("no public address");
    }

    @Test
    void theCatalogueThatShipsIsSound() {
        Catalog catalog = Catalog.bundled();

        assertThat(catalog.entries()).hasSizeGreaterThan(25);
        assertThat(catalog.entries()).allSatisfy(e -> {
            assertThat(e.licence()).isNotBlank();
            e.sha256().ifPresent(sum -> assertThat(sum).matches("[0-9a-f]{64}"));
        });
        assertThat(catalog.find("hp").flatMap(CatalogEntry::sha256)).isPresent();
        assertThat(catalog.forFile("MONDO-ontology-v2026-05-05.json.gz", "mondo-ontology"))
                .map(CatalogEntry::id)
                .contains("mondo");
    }
}
