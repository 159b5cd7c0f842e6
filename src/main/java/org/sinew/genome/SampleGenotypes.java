package org.sinew.genome;

import java.util.List;
import java.util.Map;

/**
 * What a file says of one sample at the wanted sites.
 *
 * @param build the genome build that the header proves, or "not stated"
 * @param genotypes by site; sites that the file leaves out are absent
 * @param notes what was read differently from how it is written, with line numbers
 */
public record SampleGenotypes(String sample, String build, Map<Site, Genotype> genotypes, List<String> notes) {

    static final String NOT_STATED = "not stated";
}
