package org.sinew.term.rdf;

import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;

/** Stops at the first error and remembers its line. */
final class Places implements ErrorHandler {

    private final String name;
    private long line;

    Places(String name) {
        this.name = name;
    }

    String last() {
        return line > 0 ? name + ":" + line : name;
    }

    @Override
    public void warning(String message, long line, long column) {}

    @Override
    public void error(String message, long line, long column) {
        throw failure(message, line);
    }

    @Override
    public void fatal(String message, long line, long column) {
        throw failure(message, line);
    }

    private RiotException failure(String message, long at) {
        line = at;
        return new RiotException(message);
    }
}
