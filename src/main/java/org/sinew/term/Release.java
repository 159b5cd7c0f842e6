package org.sinew.term;

import org.jspecify.annotations.Nullable;

/**
 * One published version of a knowledge source; named wherever its content is shown.
 *
 * @param source short id of the source in the catalogue: {@code hp}, {@code mondo}, {@code icd10cm}
 * @param version as published: {@code 2025-05-06}
 * @param licence SPDX id or the licence's name
 * @param url where the release is published, if known
 * @param sha256 checksum of the file that was read, hexadecimal
 */
public record Release(
        String source,
        String version,
        String licence,
        @Nullable String url,
        @Nullable String sha256) {

    /** {@code hp@2025-05-06}: the release's key in the graph and in answers. */
    public String id() {
        return source + "@" + version;
    }
}
