package org.sinew.term.rdf;

/** Carries the address of a refused context through the parser's exceptions. */
final class RemoteReference {

    static final String MARK = "refused to fetch ";

    private RemoteReference() {}

    static String after(String message) {
        return message.substring(message.indexOf(MARK) + MARK.length());
    }
}
