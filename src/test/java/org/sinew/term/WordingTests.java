package org.sinew.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.MissingResourceException;
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

class WordingTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern SAID =
            Pattern.compile("\\b(?:say\\(|Sentence\\.of\\(\\s*\"[a-z]+\",)\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

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
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/sinew"))) {
            Set<String> keys = new TreeSet<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher matcher = SAID.matcher(Files.readString(file));
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
