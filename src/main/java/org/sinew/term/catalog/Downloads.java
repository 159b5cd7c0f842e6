package org.sinew.term.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Fetches sources of the catalogue into a directory. An interrupted download leaves {@code <file>.part}, from which the
 * next one goes on; a file takes its own name only when it is whole and its checksum is right.
 */
public final class Downloads {

    private static final Duration TO_CONNECT = Duration.ofSeconds(20);
    private static final long MAX_BYTES = 8L << 30;

    private final Path directory;
    private final HttpClient client;

    /** @param directory is made if absent */
    public Downloads(Path directory) {
        this(
                directory,
                HttpClient.newBuilder()
                        .connectTimeout(TO_CONNECT)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build());
    }

    Downloads(Path directory, HttpClient client) {
        this.directory = directory;
        this.client = client;
    }

    /** Where the source's file is, or would be. */
    public Path file(CatalogEntry entry) {
        return directory.resolve(entry.id()).resolve(entry.version()).resolve(safe(entry.fileName()));
    }

    /**
     * Downloads the source unless its file is here already, and returns the file.
     *
     * @throws DownloadFailed saying in a sentence what to do, when there is no address, no network, an answer that is no
     *     file, or a wrong checksum
     */
    public Path pull(CatalogEntry entry, DownloadListener listener) {
        Path file = file(entry);
        if (Files.isRegularFile(file)) {
            return file;
        }
        URI address = entry.url()
                .orElseThrow(() -> new DownloadFailed(entry.id()
                        + " has no public address for a file that can be read; " + DownloadFailed.LOAD_BY_PATH));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(part.getParent());
            fetch(entry, address, part, listener);
            verify(entry, part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException broken) {
            throw DownloadFailed.of(address, broken);
        }
    }

    private void fetch(CatalogEntry entry, URI address, Path part, DownloadListener listener) throws IOException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        HttpResponse<InputStream> answer = get(address, have);
        try (InputStream body = answer.body()) {
            switch (answer.statusCode()) {
                case 200 -> write(entry, body, part, 0, length(answer, 0), listener);
                case 206 -> {
                    if (startOf(answer) != have) {
                        Files.delete(part);
                        throw new DownloadFailed("the server of " + address
                                + " sent another part than asked for; the next attempt starts anew");
                    }
                    write(entry, body, part, have, length(answer, have), listener);
                }
                case 416 -> checkWhole(answer, address, part, have);
                default ->
                    throw new DownloadFailed(address + " answered with status " + answer.statusCode() + "; "
                            + DownloadFailed.LOAD_BY_PATH);
            }
        }
    }

    private HttpResponse<InputStream> get(URI address, long from) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DownloadFailed(
                    "the download of " + address + " was interrupted; the next one goes on from there");
        }
    }

    private static long length(HttpResponse<?> answer, long have) {
        long rest = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
        return rest < 0 ? -1 : have + rest;
    }

    private static long startOf(HttpResponse<?> answer) {
        String range = answer.headers().firstValue("Content-Range").orElse("");
        String digits = range.replaceFirst("^bytes (\\d{1,18})-.*$", "$1");
        return digits.equals(range) ? -1 : Long.parseLong(digits);
    }

    /** The server has nothing after what is here: fine if that is the whole file, else it is of another version. */
    private static void checkWhole(HttpResponse<?> answer, URI address, Path part, long have) throws IOException {
        String range = answer.headers().firstValue("Content-Range").orElse("");
        if (!range.equals("bytes */" + have)) {
            Files.delete(part);
            throw new DownloadFailed(
                    "what was here of " + address + " does not fit what the server has now; pull again");
        }
    }

    private static void write(
            CatalogEntry entry, InputStream body, Path part, long from, long total, DownloadListener listener)
            throws IOException {
        long done = from;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out =
                from == 0 ? Files.newOutputStream(part) : Files.newOutputStream(part, StandardOpenOption.APPEND)) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                out.write(buffer, 0, count);
                done += count;
                listener.downloaded(entry, done, total);
                if (done > MAX_BYTES) {
                    throw new DownloadFailed(entry.id() + " sends more than 8 GiB; stopped");
                }
            }
        }
        if (total >= 0 && done < total) {
            throw new IOException("the connection ended after " + done + " of " + total + " bytes");
        }
    }

    private static void verify(CatalogEntry entry, Path part) throws IOException {
        if (entry.sha256().isEmpty()) {
            return;
        }
        String found = sha256(part);
        if (!found.equals(entry.sha256().get())) {
            Files.delete(part);
            throw new DownloadFailed("wrong checksum of " + entry.id() + ": expected sha256 "
                    + entry.sha256().get() + ", the download has " + found + "; it was thrown away");
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java has no SHA-256", absent);
        }
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
