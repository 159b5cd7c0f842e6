package org.sinew.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sinew.ingest.Limits;

class JsonParsingTests {

    private final JsonParsing parsing = new JsonParsing(Limits.DEFAULT);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"value\": NaN}       | 'NaN' is not a number in JSON (line 1, column",
                "{\"value\": -Infinity} | is not a number in JSON (line 1, column",
                "{\"value\": tru}       | 'tru' is not a value in JSON (line 1, column",
                "{\"id\": \"4711        | it is cut off: the JSON ends before what it began is ended (line 1, column",
                "{\"id\": [1, 2         | it is cut off: the JSON ends before what it began is ended (line 1, column",
                "{\"id\": 1 \"b\": 2}   | not JSON: '\"' cannot stand where it stands (line 1, column",
            })
    void saysWhatIsWrongInPlainWords(String json, String reason) {
        assertThatThrownBy(() -> parsing.parse(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonParsing.MalformedJson.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContainIgnoringCase("JsonReadFeature", "StreamReadConstraints", "Source:");
    }
}
