package org.sinew.api.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sinew.guidance.Guideline;

/** Guidelines of the installation are read again when their files change. */
class LiveGuidanceTests {

    private static final String OWN = """
            {"id": "%s", "title": "%s", "ordering": false, "urgency": "INFO", "criterion": {"and": []},
             "summary": "s", "detail": "d", "source": {"label": "me"}}
            """;

    @TempDir
    private Path data;

    @Test
    void filesComeChangeBreakAndGo() throws IOException {
        LiveGuidance live = new LiveGuidance(data);
        List<String> shipped = titles(live);
        live.follow();
        assertThat(titles(live)).as("no directory yet").isEqualTo(shipped);

        Path file = Files.createDirectories(data.resolve("guidelines")).resolve("mine.json");
        Files.writeString(file, OWN.formatted("mine", "First"));
        live.follow();
        assertThat(titles(live)).hasSize(shipped.size() + 1).contains("First");

        Files.writeString(file, OWN.formatted("mine", "Second"));
        live.follow();
        assertThat(titles(live)).hasSize(shipped.size() + 1).contains("Second").doesNotContain("First");

        Files.writeString(data.resolve("guidelines/statin.json"), OWN.formatted("coronary-disease-statin", "Ours"));
        live.follow();
        assertThat(titles(live))
                .as("takes the place of a shipped one")
                .hasSize(shipped.size() + 1)
                .contains("Ours");

        Files.writeString(file, "{");
        live.follow();
        assertThat(titles(live)).doesNotContain("Second").contains("Ours");
        assertThat(live.refused()).singleElement().asString().contains("mine.json");

        Files.delete(file);
        Files.delete(data.resolve("guidelines/statin.json"));
        live.follow();
        assertThat(titles(live)).isEqualTo(shipped);
        assertThat(live.refused()).isEmpty();
    }

    @Test
    void filesThatAreNoGuidelinesAreNamedAndTheOthersServe() throws IOException {
        Path directory = Files.createDirectories(data.resolve("guidelines"));
        Files.writeString(directory.resolve("a.json"), OWN.formatted("mine", "First"));
        Files.writeString(directory.resolve("b.json"), OWN.formatted("mine", "Second"));
        Files.writeString(directory.resolve("c.yaml"), "id: mine");
        Files.write(directory.resolve("d.json"), new byte[] {'"', (byte) 0xe9, '"'});
        Files.writeString(directory.resolve(".e.json.swp"), "an editor's");
        LiveGuidance live = new LiveGuidance(data);

        assertThat(titles(live)).contains("First").doesNotContain("Second");
        assertThat(live.refused())
                .extracting(why -> why.in("en"))
                .containsExactly(
                        "b.json is no guideline: its id 'mine' is that of a.json",
                        "c.yaml is no guideline: guidelines are .json files",
                        "d.json is no guideline: it is not UTF-8 text");
        assertThat(live.refused().getFirst().in("zh")).isEqualTo("b.json不是指南：其id“mine”与a.json相同");
    }

    private static List<String> titles(LiveGuidance live) {
        return live.get().guidelines().stream()
                .map((Guideline guideline) -> guideline.title("en"))
                .toList();
    }
}
