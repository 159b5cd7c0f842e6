/** Variant files and the one name of a variant; the only door to htsjdk. Front door: {@link org.sinew.genome.GenomeVariant}. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.sinew.genome;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
