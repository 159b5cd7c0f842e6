package org.sinew.genome;

import java.util.Collection;
import java.util.List;

/** Knows at which places of GRCh38 a sample's genotype matters even where it is the reference. */
@FunctionalInterface
public interface WantedSites {

    WantedSites NONE = List::of;

    Collection<Site> sites();
}
