package org.sinew.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sinew.graph.PrivateFiles;

/** The hashes of the local passwords: {@code accounts.txt}, one {@code user=hash} a line. */
final class AccountFile {

    private final Path path;

    AccountFile(Path data) {
        this.path = data.resolve("accounts.txt");
    }

    /** @throws IOException naming the line that is no account; passwords are never generated over a file that is broken */
    Map<String, String> read() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        if (Files.notExists(path)) {
            return hashes;
        }
        int number = 0;
        for (String line : Files.readAllLines(path)) {
            number++;
            int equals = line.indexOf('=');
            if (equals < 1
                    || LocalAccount.of(line.substring(0, equals)).isEmpty()
                    || !line.startsWith("{", equals + 1)) {
                throw new IOException(path + ", line " + number + ": not 'user={scheme}hash' of a local account");
            }
            hashes.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return hashes;
    }

    void write(Map<String, String> hashes) throws IOException {
        String lines = hashes.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        PrivateFiles.replace(path, lines.getBytes(UTF_8));
    }
}
