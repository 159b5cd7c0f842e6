package org.sinew.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence is there in both languages, with the same blanks. */
class MessagesTests {

    private static final Pattern BLANK = Pattern.compile("\\{(\\d+)}");
    private static final Pattern KEY = Pattern.compile("\"((?:[a-z][a-z0-9-]*)(?:\\.[a-z][a-z0-9-]*)*)\"");
    private static final Pattern SAYS = Pattern.compile("(?:\\bsay|\\bNote\\.of)\\(\\s*\"([a-z0-9.-]+)\"(?!\\s*\\+)");

    static Stream<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            return files
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.contains("_"))
                    .map(name -> name.replace(".properties", ""))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesSayTheSame(String bundle) throws IOException {
        var english = Messages.of(bundle, "en").patterns();
        var chinese = Messages.of(bundle, "zh-CN").patterns();
        assertThat(keysWritten(bundle + "_zh")).isEqualTo(keysWritten(bundle)).isEqualTo(english.keySet());
        english.forEach((key, pattern) ->
                assertThat(blanks(String.valueOf(chinese.get(key)))).as(key).isEqualTo(blanks(pattern)));
        assertThat(chinese.values().stream()
                        .map(said -> said.replaceAll("\\{\\d+}", ""))
                        .filter(said -> said.length() > 8))
                .as("Chinese sentences")
                .allMatch(said ->
                        said.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN));
    }

    private static Set<String> keysWritten(String file) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/messages", file + ".properties"))) {
            return lines.filter(line -> line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> blanks(String pattern) {
        return BLANK.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatTheCodeSaysIsInABundleAndNothingElse() throws IOException {
        Set<String> said = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        for (Path file : sources()) {
            String code = Files.readString(file);
            SAYS.matcher(code).results().forEach(found -> said.add(found.group(1)));
            KEY.matcher(code).results().forEach(found -> written.add(found.group(1)));
        }
        Set<String> known = new TreeSet<>();
        for (String bundle : bundles().toList()) {
            known.addAll(Messages.of(bundle, "en").patterns().keySet());
        }
        assertThat(known).containsAll(said);
        List<String> composed = List.of(
                "reason.", "severity.", "gene-drug.origin.", "renal-dosing.", "patient-view", "order-s", "low", "high");
        assertThat(known)
                .filteredOn(key -> composed.stream().noneMatch(key::startsWith))
                .as("sentences that nobody says")
                .allMatch(written::contains);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void anyOtherLanguageIsAnsweredInEnglishAndAnUnknownKeyIsRefused() {
        assertThat(Messages.of("guidance", "fr").say("drug.withdraw", "x")).isEqualTo("Do not order x");
        assertThat(Messages.of("guidance", "zh-TW").say("drug.withdraw", "x")).isEqualTo("不开具x");
        assertThatThrownBy(() -> Messages.of("guidance", "en").say("no-such-sentence"))
                .isInstanceOf(MissingResourceException.class);
    }
}
