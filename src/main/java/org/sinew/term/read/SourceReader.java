package org.sinew.term.read;

import java.io.IOException;
import org.sinew.term.OntologyBuilder;

/** Reads one format. */
@FunctionalInterface
interface SourceReader {

    /** @throws UnreadableSource when nothing after this place can be trusted */
    void read(SourceFile file, OntologyBuilder into) throws IOException;
}
