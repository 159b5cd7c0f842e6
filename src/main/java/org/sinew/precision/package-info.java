/** Differential diagnosis, drugs and genes, variants, patients like this one. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "term",
            "term :: read",
            "term :: catalog",
            "genome",
            "patient",
            "graph",
            "access",
            "cohort"
        })
package org.sinew.precision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
