package org.sinew.ingest.fhir;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sinew.ingest.Limits;
import org.sinew.ingest.Rejection;
import org.sinew.term.Sentence;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Strict JSON (RFC 8259) of one record: no duplicate keys, no NaN, nothing behind the end, bounded in every direction. */
final class JsonParsing {

    private static final int NUMBER_LENGTH = 100;
    private static final int NAME_LENGTH = 1_000;
    private static final Pattern TOKEN = Pattern.compile("(?:[Tt]oken|Unrecognized token) '([^']*)'");
    private static final Pattern CHARACTER = Pattern.compile("Unexpected character \\((.*?) \\(code");
    private static final Set<String> WORDLESS = Set.of("NaN", "Infinity", "-Infinity", "+Infinity", "INF", "-INF");

    private final JsonFactory factory;

    JsonParsing(Limits limits) {
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength(limits.recordBytes())
                        .maxNumberLength(NUMBER_LENGTH)
                        .maxNameLength(NAME_LENGTH)
                        .build())
                .build();
    }

    /** @throws MalformedJson saying what is wrong and where */
    Json parse(byte[] bytes) throws MalformedJson {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new MalformedJson(Rejection.why("empty"));
            }
            Json value = value(parser, first);
            if (parser.nextToken() != null) {
                throw new MalformedJson(Rejection.why(
                        "something-follows",
                        String.valueOf(parser.currentTokenLocation().getByteOffset())));
            }
            return value;
        } catch (JacksonException e) {
            throw new MalformedJson(
                    e.getLocation() == null
                            ? reason(e)
                            : Rejection.why(
                                    "json-at",
                                    reason(e),
                                    String.valueOf(e.getLocation().getLineNr()),
                                    String.valueOf(e.getLocation().getColumnNr())));
        }
    }

    /** What is wrong, in words that need no knowledge of the parser. */
    private static Sentence reason(JacksonException e) {
        String said = String.valueOf(e.getOriginalMessage());
        if (e instanceof UnexpectedEndOfInputException || said.startsWith("Unexpected end-of-input")) {
            return Rejection.why("cut-off");
        }
        if (e instanceof StreamConstraintsException) {
            return Rejection.why("part-too-large", said.replaceFirst(",? from .StreamReadConstraints.*", ")"));
        }
        Matcher token = TOKEN.matcher(said);
        if (token.find()) {
            String word = InvalidElement.shown(token.group(1));
            return WORDLESS.contains(token.group(1))
                    ? Rejection.why("no-json-number", word)
                    : Rejection.why("no-json-value", word);
        }
        Matcher character = CHARACTER.matcher(said);
        return character.find() ? Rejection.why("misplaced", character.group(1)) : Rejection.why("no-json", said);
    }

    private static Json value(JsonParser parser, JsonToken token) throws MalformedJson {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Leaf(Json.Kind.STRING, parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Leaf(Json.Kind.NUMBER, parser.getString());
            case VALUE_TRUE -> new Json.Leaf(Json.Kind.BOOLEAN, "true");
            case VALUE_FALSE -> new Json.Leaf(Json.Kind.BOOLEAN, "false");
            case VALUE_NULL -> new Json.Leaf(Json.Kind.NULL, "");
            default -> throw new MalformedJson(Rejection.why("no-json", String.valueOf(token)));
        };
    }

    private static Json.Obj object(JsonParser parser) throws MalformedJson {
        Json.Obj object = new Json.Obj();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (!object.add(name, value(parser, parser.nextToken()))) {
                throw new MalformedJson(Rejection.why(
                        "key-twice",
                        name,
                        String.valueOf(parser.currentLocation().getLineNr())));
            }
        }
        return object;
    }

    private static Json.Arr array(JsonParser parser) throws MalformedJson {
        Json.Arr array = new Json.Arr();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.items().add(value(parser, token));
        }
        return array;
    }

    /** The bytes are not one JSON value. */
    static final class MalformedJson extends Exception {
        private final transient Sentence said;

        MalformedJson(Sentence said) {
            super(said.toString(), null, false, false);
            this.said = said;
        }

        Sentence said() {
            return said;
        }
    }
}
