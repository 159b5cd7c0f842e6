package org.sinew.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

class FirstStartTests {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @TempDir
    Path data;

    @Test
    void everyAccountGetsItsOwnPasswordThatOnlyTheOwnerCanRead() throws IOException {
        Map<String, String> hashes = start(Map.of());
        Properties passwords = passwords();
        assertThat(passwords).containsOnlyKeys("explorer", "clinician", "researcher", "admin");
        assertThat(passwords.values())
                .doesNotHaveDuplicates()
                .allSatisfy(p -> assertThat(p.toString()).hasSize(20));
        hashes.forEach((user, hash) ->
                assertThat(encoder.matches(passwords.getProperty(user), hash)).isTrue());
        for (String file : new String[] {"first-start-passwords.txt", "accounts.txt"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(data.resolve("accounts.txt")))
                .contains("={bcrypt}")
                .doesNotContain(
                        passwords.values().stream().map(Object::toString).toArray(String[]::new));
    }

    @Test
    void aRestartKeepsThem() throws IOException {
        Map<String, String> first = start(Map.of());
        String told = Files.readString(data.resolve("first-start-passwords.txt"));
        assertThat(start(Map.of())).isEqualTo(first);
        assertThat(Files.readString(data.resolve("first-start-passwords.txt"))).isEqualTo(told);
    }

    @Test
    void aPresetIsNotToldAndReplacesWhatWasStored() throws IOException {
        start(Map.of());
        String hash = start(Map.of("admin", "chosen by me")).get("admin");
        assertThat(encoder.matches("chosen by me", hash)).isTrue();
        assertThat(passwords()).doesNotContainKey("admin").containsKey("explorer");
        assertThat(start(Map.of("admin", "chosen by me"))).containsEntry("admin", hash);
    }

    @Test
    void theFeederExistsOnlyWithAPreset() throws IOException {
        assertThat(start(Map.of("feeder", "lab system"))).containsKey("feeder");
        assertThat(start(Map.of())).doesNotContainKey("feeder");
    }

    @Test
    void aBlankPresetCountsAsNone() throws IOException {
        start(Map.of("admin", ""));
        assertThat(passwords()).containsKey("admin");
    }

    @Test
    void wrongPresetsAreNamed() {
        assertThatThrownBy(() -> start(Map.of("root", "x"))).hasMessageContaining("'root'");
        assertThatThrownBy(() -> start(Map.of("admin", "x".repeat(73)))).hasMessageContaining("'admin'");
    }

    @Test
    void aBrokenFileIsNamedAndNotReplaced() throws IOException {
        Files.writeString(data.resolve("accounts.txt"), "admin={bcrypt}x\nrubbish\n");
        assertThatThrownBy(() -> start(Map.of())).hasMessageContaining("line 2");
        assertThat(data.resolve("accounts.txt")).content().contains("rubbish");
    }

    private Map<String, String> start(Map<String, String> presets) throws IOException {
        return new FirstStart(data, encoder).settle(presets);
    }

    private Properties passwords() throws IOException {
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("first-start-passwords.txt"))) {
            passwords.load(reader);
        }
        return passwords;
    }
}
