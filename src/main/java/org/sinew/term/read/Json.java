package org.sinew.term.read;

import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Streaming JSON with bounds on text length and depth. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(1 << 20)
                    .maxNameLength(50_000)
                    .maxNestingDepth(200)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private Json() {}

    static JsonParser parser(InputStream content) {
        return FACTORY.createParser(ObjectReadContext.empty(), content);
    }

    static String place(SourceFile file, JsonParser parser) {
        return file.name() + ":" + parser.currentTokenLocation().getLineNr();
    }
}
