package org.sinew.api.atlas;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.atlas.DiseaseMap;
import org.sinew.term.Sentence;

/** What a map is written as. */
public enum MapFormat {
    JSON("application/json", ".json"),
    CSV("text/csv;charset=utf-8", ".csv"),
    GRAPHML("application/graphml+xml", ".graphml"),
    TURTLE("text/turtle;charset=utf-8", ".ttl");

    private final String mediaType;
    private final String ending;

    MapFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** @throws Unanswerable naming the formats for any other word */
    public static MapFormat parse(String word) {
        for (MapFormat format : values()) {
            if (format.name().equals(word.toUpperCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new Unanswerable(
                "NOT_POSSIBLE",
                Sentence.of("cohort", "impossible.no-format", word, "json, csv, graphml, turtle"),
                Map.of("at", "format"));
    }

    public String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }

    /** @param language of the labels, BCP 47 */
    public void write(DiseaseMap map, String language, OutputStream out) throws IOException {
        switch (this) {
            case JSON -> MapFiles.json(map, out);
            case CSV -> MapFiles.csv(map, out);
            case GRAPHML -> GraphMl.write(map, out);
            case TURTLE -> MapTurtle.write(map, language, out);
        }
    }
}
