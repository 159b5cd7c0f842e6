package org.sinew.term.read;

import java.nio.file.Path;

/** Told now and then how far the reading of a file has come. */
@FunctionalInterface
public interface ProgressListener {

    ProgressListener NONE = (file, read, total) -> {};

    /**
     * @param read bytes of the file as it lies on the disk
     * @param total size of that file
     */
    void read(Path file, long read, long total);
}
