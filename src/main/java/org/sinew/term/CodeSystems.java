package org.sinew.term;

import java.util.Set;

/** Code systems by the role they play when mappings are crossed. */
final class CodeSystems {

    /** Systems whose terms stand for one concept each, to which local codes are mapped. */
    private static final Set<String> REFERENCE = Set.of("MONDO", "HP", "HGNC", "LOINC", "RXNORM", "ECTO", "MAXO");

    private CodeSystems() {}

    static boolean isReference(String prefix) {
        return REFERENCE.contains(prefix);
    }
}
