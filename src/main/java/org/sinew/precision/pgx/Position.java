package org.sinew.precision.pgx;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.Site;

/**
 * A place that tells named alleles of a gene apart.
 *
 * @param name as the definition names the change: {@code g.94781859G>A}
 * @param reference the bases of GRCh38 there
 * @param alternatives the other alleles that any named allele has
 */
public record Position(Site site, @Nullable String rsid, String name, String reference, List<String> alternatives) {

    boolean documents(String allele) {
        return allele.equals(reference) || alternatives.contains(allele);
    }

    /** Its rs number, or its change where it has none. */
    public String label() {
        return rsid == null ? name : rsid;
    }
}
