/** Ontologies as immutable in-memory graphs. Front door: {@link org.sinew.term.Terminology}. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.sinew.term;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
