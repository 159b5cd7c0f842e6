package org.sinew.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sinew.graph.PrivateFiles;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Settles every account's password at start: a preset one replaces what is stored, a stored one stays, and for the rest
 * one is generated, printed once and written to {@code first-start-passwords.txt}.
 */
final class FirstStart {

    static final String PASSWORDS = "first-start-passwords.txt";
    /** without the characters that are mistaken for each other */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;
    /** what bcrypt reads of a password */
    private static final int LONGEST = 72;

    private final Path data;
    private final PasswordEncoder encoder;
    private final SecureRandom random = new SecureRandom();

    FirstStart(Path data, PasswordEncoder encoder) {
        this.data = data;
        this.encoder = encoder;
    }

    /**
     * @return the hash of each account's password
     * @throws IllegalArgumentException when a preset is too long or names no account
     */
    Map<String, String> settle(Map<String, String> presets) throws IOException {
        Map<String, String> wanted = check(presets);
        var store = new AccountFile(data);
        Map<String, String> stored = store.read();
        Map<String, String> hashes = new TreeMap<>(stored);
        Map<String, String> generated = new TreeMap<>();
        for (LocalAccount account : LocalAccount.values()) {
            settle(account, wanted, hashes, generated);
        }
        tell(generated, wanted);
        if (!hashes.equals(stored)) {
            store.write(hashes);
        }
        return hashes;
    }

    private void settle(
            LocalAccount account,
            Map<String, String> wanted,
            Map<String, String> hashes,
            Map<String, String> generated) {
        String user = account.user();
        String preset = wanted.get(user);
        String hash = hashes.get(user);
        if (preset != null) {
            if (hash == null || !encoder.matches(preset, hash)) {
                hashes.put(user, encode(preset));
            }
        } else if (account.isOptional()) {
            hashes.remove(user);
        } else if (hash == null) {
            String password = generate();
            generated.put(user, password);
            hashes.put(user, encode(password));
        }
    }

    private String encode(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    private static Map<String, String> check(Map<String, String> presets) {
        Map<String, String> wanted = new TreeMap<>();
        presets.forEach((user, password) -> {
            if (LocalAccount.of(user).isEmpty()) {
                throw new IllegalArgumentException("a password is preset for '" + user + "', which is no account");
            }
            if (password.getBytes(UTF_8).length > LONGEST) {
                throw new IllegalArgumentException(
                        "the preset password of '" + user + "' is longer than " + LONGEST + " bytes");
            }
            if (!password.isBlank()) {
                wanted.put(user, password);
            }
        });
        return wanted;
    }

    private void tell(Map<String, String> generated, Map<String, String> wanted) throws IOException {
        Path file = data.resolve(PASSWORDS);
        String earlier = Files.exists(file) ? Files.readString(file) : "";
        String kept = earlier.lines()
                .filter(line -> !wanted.containsKey(user(line)) && !generated.containsKey(user(line)))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        String fresh = generated.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        if (!earlier.equals(kept + fresh)) {
            PrivateFiles.replace(file, (kept + fresh).getBytes(UTF_8));
        }
        if (!fresh.isEmpty()) {
            System.out.println("\nAccounts (shown this once, and in " + file + "):\n" + fresh.indent(2));
        }
    }

    private static String user(String line) {
        return line.replaceFirst("=.*", "");
    }

    private String generate() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }
}
