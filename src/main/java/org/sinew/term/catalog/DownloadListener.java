package org.sinew.term.catalog;

/** Told how far a download has come. */
@FunctionalInterface
public interface DownloadListener {

    DownloadListener NONE = (entry, done, total) -> {};

    /**
     * @param done bytes on the disk, those of an earlier attempt included
     * @param total bytes in all, or -1 if the server does not say
     */
    void downloaded(CatalogEntry entry, long done, long total);
}
