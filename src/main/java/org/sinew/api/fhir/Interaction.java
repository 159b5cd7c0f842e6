package org.sinew.api.fhir;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * One resource's creation or update over HTTP.
 *
 * @param url {@code Type}, {@code Type/id} or {@code Type?search}
 * @param ifNoneExist the search of a conditional creation
 * @param ifMatch the version that an update is for
 */
record Interaction(
        String method,
        String url,
        @Nullable String ifNoneExist,
        @Nullable String ifMatch) {

    private static final JsonFactory JSON = new JsonFactory();

    String place() {
        return method + " /fhir/" + url;
    }

    /** Whether the bytes are one JSON object and nothing else. */
    static boolean isOneObject(byte[] resource) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), resource)) {
            return parser.nextToken() == JsonToken.START_OBJECT
                    && parser.skipChildren().currentToken() == JsonToken.END_OBJECT
                    && parser.nextToken() == null;
        } catch (JacksonException broken) {
            return false;
        }
    }

    /** The same as a transaction of one entry, so that both are read in one way. */
    byte[] bundle(byte[] resource) {
        String before = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"request\":{"
                + member("method", method) + "," + member("url", url)
                + (ifNoneExist == null ? "" : "," + member("ifNoneExist", ifNoneExist))
                + (ifMatch == null ? "" : "," + member("ifMatch", ifMatch))
                + "},\"resource\":";
        byte[] start = before.getBytes(StandardCharsets.UTF_8);
        byte[] end = "}]}".getBytes(StandardCharsets.UTF_8);
        byte[] bundle = new byte[start.length + resource.length + end.length];
        System.arraycopy(start, 0, bundle, 0, start.length);
        System.arraycopy(resource, 0, bundle, start.length, resource.length);
        System.arraycopy(end, 0, bundle, start.length + resource.length, end.length);
        return bundle;
    }

    private static String member(String name, String value) {
        return "\"" + name + "\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsCharArray(value)) + "\"";
    }
}
