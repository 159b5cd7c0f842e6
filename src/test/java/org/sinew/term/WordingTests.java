package org.sinew.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern SAID =
            Pattern.compile("\\b(?:say\\(|Sentence\\.of\\(\\s*\"[a-z]+\",)\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

    private static final Pattern REASON = Pattern.compile(
            "\\b(?:wrong|malformed|refuse|impossibleWindow|notRebuilt|notPossible|HistoryGone)\\([^;]{0,200}?"
                    + "\"(?!(?:cohort|refusal)\")([a-z-]+)\"[,)]");

    private static final Pattern REJECTED =
            Pattern.compile("\\b(?:why\\(|InvalidElement\\(\\s*[^,;]+,|UnsupportedRecord\\()\\s*\"([a-z-]+)\"");

    static Stream<String> modules() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.contains("_"))
                    .map(name -> name.replace(".properties", ""))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everySentenceIsSaidInBothLanguagesWithTheSameGaps(String module) throws IOException {
        Properties english = read(module);
        Properties chinese = read(module + "_zh");
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : english.stringPropertyNames()) {
            String said = chinese.getProperty(key);
            if (said.replaceAll("\\{\\d+}", "").length() > 8) {
                assertThat(said).as(key).containsPattern("[\\p{IsHan}；]");
            }
            assertThat(gaps(said)).as(key).isEqualTo(gaps(english.getProperty(key)));
        }
    }

    @Test
    void everySentenceThatTheCodeSaysIsWritten() throws IOException {
        Set<String> written = new TreeSet<>();
        for (String module : modules().toList()) {
            written.addAll(read(module).stringPropertyNames());
        }
        assertThat(written).containsAll(said());
    }

    /** Where the code says only the end of a key, its beginning is one of these. */
    @Test
    void everyReasonOfARefusalIsWritten() throws IOException {
        Set<String> ends = new TreeSet<>();
        for (String module : List.of("cohort", "refusal")) {
            for (String key : read(module).stringPropertyNames()) {
                ends.add(key.substring(key.lastIndexOf('.') + 1));
            }
        }
        Set<String> reasons = new TreeSet<>();
        for (String folder : List.of("cohort", "graph", "api/cohort")) {
            reasons.addAll(found(REASON, Path.of("src/main/java/org/sinew", folder)));
        }
        assertThat(reasons).hasSizeGreaterThan(50);
        assertThat(ends).containsAll(reasons);

        Set<String> rejected = found(REJECTED, Path.of("src/main/java/org/sinew/ingest"));
        assertThat(rejected).hasSizeGreaterThan(40);
        assertThat(read("ingest").stringPropertyNames()).containsAll(rejected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Validation", "Parsing", "Scalars", "Execution"})
    void theLibrarysSentencesAreSaidInChineseToo(String bundle) throws IOException {
        Properties library = ofClassPath("i18n/" + bundle + ".properties");
        Properties english = new Properties();
        english.putAll(library);
        english.putAll(ofClassPath("i18n/" + bundle + "_en.properties"));
        Properties chinese = ofClassPath("i18n/" + bundle + "_zh.properties");
        assertThat(english.keySet()).isEqualTo(library.keySet());
        assertThat(chinese.keySet()).isEqualTo(library.keySet());
        for (String key : library.stringPropertyNames()) {
            assertThat(gaps(chinese.getProperty(key))).as(key).isEqualTo(gaps(english.getProperty(key)));
            assertThat(gaps(library.getProperty(key))).as(key).containsAll(gaps(english.getProperty(key)));
        }
    }

    private static Properties ofClassPath(String name) throws IOException {
        Properties properties = new Properties();
        try (var in = Objects.requireNonNull(WordingTests.class.getClassLoader().getResourceAsStream(name))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @ParameterizedTest
    @EnumSource(Assertion.Relation.class)
    void everyRelationHasAName(Assertion.Relation relation) {
        assertThat(Wording.of("atlas", "en").say("relation." + relation)).isNotBlank();
    }

    @Test
    void aLanguageWithoutSentencesReadsEnglish() {
        assertThat(Wording.of("atlas", "fr").say("association")).isEqualTo("An association is no cause.");
        assertThat(Wording.of("atlas", "en").say("association")).isEqualTo("An association is no cause.");
        assertThat(Wording.of("atlas", "zh-TW").say("association")).isEqualTo("关联不等于因果。");
    }

    @Test
    void aKeyThatIsNotWrittenIsRefused() {
        assertThatThrownBy(() -> Wording.of("guidance", "en").say("no-such-sentence"))
                .isInstanceOf(MissingResourceException.class);
    }

    private static Set<String> gaps(String sentence) {
        Set<String> gaps = new TreeSet<>();
        for (int i = 0; i < new MessageFormat(sentence).getFormatsByArgumentIndex().length; i++) {
            gaps.add("{" + i + "}");
        }
        return gaps;
    }

    private static Set<String> said() throws IOException {
        return found(SAID, Path.of("src/main/java/org/sinew"));
    }

    private static Set<String> found(Pattern pattern, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> keys = new TreeSet<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                keys.addAll(matcher.results().map(found -> found.group(1)).collect(Collectors.toSet()));
            }
            return keys;
        }
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(MESSAGES.resolve(name + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }
}
