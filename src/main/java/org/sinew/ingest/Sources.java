package org.sinew.ingest;

import java.io.IOException;

/** Several sources in the order in which they are to be read. */
public interface Sources {

    /** @param rejections told what cannot be opened or must not be */
    void forEach(RecordSink rejections, Reading reading) throws IOException;

    static Sources of(Source source) {
        return (rejections, reading) -> reading.read(source);
    }

    /** What is done with each. */
    interface Reading {
        void read(Source source) throws IOException;
    }
}
