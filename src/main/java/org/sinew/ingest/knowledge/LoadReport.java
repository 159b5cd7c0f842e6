package org.sinew.ingest.knowledge;

import java.util.List;
import org.sinew.term.Diagnostic;
import org.sinew.term.Release;

/**
 * What came of a load.
 *
 * @param accepted whether the releases serve now; otherwise everything is as it was
 * @param loaded what each release held
 * @param diagnostics what is wrong in the files, errors first
 */
public record LoadReport(boolean accepted, List<Loaded> loaded, List<Diagnostic> diagnostics) {

    /** @param unchanged the graph had this very release already */
    public record Loaded(
            Release release, int terms, int mappings, int translations, int assertions, boolean unchanged) {}
}
