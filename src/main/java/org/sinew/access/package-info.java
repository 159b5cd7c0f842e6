/** Who may see what. Front door: {@link org.sinew.access.Reads}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"patient", "graph"})
package org.sinew.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
