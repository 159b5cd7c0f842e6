package org.sinew.ingest;

/**
 * How much is taken in at once, so that memory stays bounded whatever comes.
 *
 * @param recordBytes the largest single record
 * @param rejectedBytes how many bytes of a record that is too large are kept with its rejection
 * @param depth how deep a record may be nested
 * @param archiveDepth how deep archives may lie in archives
 * @param archiveEntries how many entries an archive may have
 * @param archiveBytes how many bytes an archive may hold when unpacked
 * @param archiveRatio how many bytes one packed byte may become, beyond the first {@value #FREE_BYTES}
 */
public record Limits(
        int recordBytes,
        int rejectedBytes,
        int depth,
        int archiveDepth,
        int archiveEntries,
        long archiveBytes,
        int archiveRatio) {

    /** Compression ratios of small content say nothing. */
    static final long FREE_BYTES = 16L << 20;

    public static final Limits DEFAULT = new Limits(32 << 20, 4 << 10, 200, 3, 1_000_000, 256L << 30, 250);
}
