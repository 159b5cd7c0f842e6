package org.sinew.ingest;

import java.io.IOException;
import java.util.List;

/** All formats as one: each source is read by the first reader that is for it. */
record Formats(List<SourceReader> readers) implements SourceReader {

    @Override
    public boolean reads(String place) {
        return readers.stream().anyMatch(reader -> reader.reads(place));
    }

    @Override
    public void read(Source source, RecordSink sink) throws IOException {
        for (SourceReader reader : readers) {
            if (reader.reads(source.place())) {
                reader.read(source, sink);
                return;
            }
        }
        sink.reject(new Rejection.Unsupported(
                "", source.place(), Rejection.plain("no format that is read here"), Raw.NONE));
    }
}
