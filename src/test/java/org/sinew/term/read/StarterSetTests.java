package org.sinew.term.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinew.term.LiveTerminology;
import org.sinew.term.Ontology;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;
import org.sinew.term.catalog.Catalog;

/** The knowledge that Sinew ships reads without a complaint and answers by itself. */
class StarterSetTests {

    @Test
    void everyFileOfTheStarterSetIsRead() throws IOException {
        List<Ontology> all =
                new OntologyReader(Catalog.bundled()).readAll(Path.of("ontology/starter"), ProgressListener.NONE);
        LiveTerminology live = new LiveTerminology();

        LiveTerminology.Replacement replacement = live.replace(all);

        assertThat(replacement.diagnostics()).isEmpty();
        assertThat(all).allSatisfy(o -> {
            assertThat(o.release().source()).startsWith("starter-");
            assertThat(o.release().licence()).isEqualTo("CC0-1.0");
            assertThat(o.release().version()).startsWith("20");
        });
        assertThat(all).anyMatch(o -> o.assertions().size() > 100);
        Terminology terminology = live.current();
        assertThat(terminology.label(TermId.parse("MONDO:0001134"), "zh-TW")).contains("原发性高血压");
        assertThat(terminology.subsumed(TermId.parse("MONDO:0005148")))
                .contains(TermId.parse("SNOMEDCT:44054006"), TermId.parse("ICD10CM:E11.9"));
    }
}
