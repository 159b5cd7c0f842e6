package org.sinew.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fixed statements of {@code cypher/queries}, one a file. */
public final class Statements {

    private static final Map<String, String> LOADED = new ConcurrentHashMap<>();

    private static final Map<String, String> LASTING = new ConcurrentHashMap<>();

    private Statements() {}

    /** @param name module and operation: {@code graph/create-facts} */
    public static Statement of(String name, Map<String, ?> parameters) {
        return new Statement(LOADED.computeIfAbsent(name, Statements::load), parameters);
    }

    /**
     * A statement whose plan does not hang on how much the graph holds, because it names its indexes: once planned,
     * it is not planned again while the graph grows.
     *
     * @param name module and operation: {@code graph/create-facts}
     */
    public static Statement lasting(String name, Map<String, ?> parameters) {
        Statement statement = of(name, parameters);
        return new Statement(
                LASTING.computeIfAbsent(name, key -> "CYPHER replan=skip " + statement.cypher()), parameters);
    }

    private static String load(String name) {
        String resource = "/cypher/queries/" + name + ".cypher";
        try (InputStream in = Statements.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no statement " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
