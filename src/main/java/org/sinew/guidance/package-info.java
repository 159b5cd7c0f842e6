/** Decision support: a chart in, explained advice out. Front door: {@link org.sinew.guidance.Guidance}. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "term",
            "patient",
            "graph",
            "access",
            "cohort",
            "precision",
            "precision :: pgx",
            "precision :: diagnosis"
        })
package org.sinew.guidance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
