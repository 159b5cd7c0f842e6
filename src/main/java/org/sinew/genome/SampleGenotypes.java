package org.sinew.genome;

import java.util.List;
import java.util.Map;

/**
 * What records say of one sample at the wanted sites.
 *
 * @param genotypes by site; sites of which nothing is said are absent
 * @param remarks what was read differently from how it is written
 */
public record SampleGenotypes(Map<Site, Genotype> genotypes, List<Remark> remarks) {

    /** @param what the filter that failed; else empty */
    public record Remark(Site site, Kind kind, String what) {}

    /** What is remarkable. */
    public enum Kind {
        /** more than two alleles are called; the first two are used */
        MORE_ALLELES,
        /** another record at the site, which is not used */
        SECOND_RECORD,
        /** the record failed a filter, and is used all the same */
        FAILED_FILTER,
        /** several records call different alleles; none is used */
        CONTRADICTION
    }
}
