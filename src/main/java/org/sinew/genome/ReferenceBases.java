package org.sinew.genome;

import java.util.Optional;

/** A reference genome's bases. */
@FunctionalInterface
public interface ReferenceBases {

    /** Where no reference genome is at hand. */
    ReferenceBases NONE = (accession, position) -> Optional.empty();

    /** @param position one-based; empty beyond the ends or without that sequence */
    Optional<Character> base(String accession, int position);
}
