package org.sinew.term.catalog;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.sinew.term.Release;

/**
 * A source that can be downloaded.
 *
 * @param id short and stable: {@code hp}; what {@link Release#source()} is for its file
 * @param url the official address, empty for a file that its publisher offers only behind a form
 * @param names other beginnings of file names under which the source is found: {@code MONDO-ontology}
 * @param sha256 of the bytes that the address serves, hexadecimal; empty where no official file was at hand to hash
 */
public record CatalogEntry(
        String id,
        String title,
        List<String> names,
        String version,
        Optional<URI> url,
        Optional<String> sha256,
        String licence,
        SourceFormat format,
        String kind) {

    /** The last part of the address, under which a download is kept. */
    public String fileName() {
        return url.map(u -> u.getPath().substring(u.getPath().lastIndexOf('/') + 1))
                .orElse(id);
    }

    public Release release() {
        return new Release(id, version, licence, url.map(URI::toString).orElse(null), null);
    }
}
