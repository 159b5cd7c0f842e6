package org.sinew.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one request of a system.
 *
 * @param bundle type of the bundle that the request was, {@code transaction}; null if it was none
 * @param isRefused it was a transaction, some of it could not be taken in, so nothing was
 * @param outcomes of its records in their order
 */
public record Exchange(@Nullable String bundle, boolean isRefused, List<Outcome> outcomes, IngestReport report) {}
