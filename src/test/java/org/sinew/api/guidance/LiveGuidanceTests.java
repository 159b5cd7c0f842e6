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

    private static List<String> titles(LiveGuidance live) {
        return live.get().guidelines().stream()
                .map((Guideline guideline) -> guideline.title("en"))
                .toList();
    }
}
