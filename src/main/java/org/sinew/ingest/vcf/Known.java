package org.sinew.ingest.vcf;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the graph knows already that a file of variants speaks of. */
interface Known {

    /** Ids of the patients who have an identifier, by identifier; keys that nobody has are absent. */
    Map<String, List<String>> patients(Collection<String> keys);

    /** HGNC ids of genes by symbol, as the loaded releases say; symbols of none and of several are absent. */
    Map<String, String> genes(Collection<String> symbols);
}
