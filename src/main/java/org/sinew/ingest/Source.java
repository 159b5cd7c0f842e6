package org.sinew.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes of one source system that hold records: a file, an archive's entry, a request's body.
 *
 * @param system the source system, which becomes the first part of every key: {@code synthea}
 * @param place the file, and the entry in it: {@code export.zip!/patients/1.json}
 * @param content may be opened more than once and gives the same bytes each time
 * @param samples what its giver says of the samples in it
 */
public record Source(String system, String place, Content content, SampleSheet samples) {

    public Source(String system, String place, Content content) {
        this(system, place, content, SampleSheet.NONE);
    }

    /** Bytes that can be read again. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    public static Source of(String system, String place, byte[] bytes) {
        return new Source(system, place, () -> new ByteArrayInputStream(bytes));
    }

    public static Source file(String system, Path file) {
        return new Source(system, file.getFileName().toString(), () -> Files.newInputStream(file));
    }
}
