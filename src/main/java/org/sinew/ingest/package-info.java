/** From a source's bytes to facts. One subpackage a format. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"term", "term :: read", "term :: catalog", "genome", "patient", "graph", "access"})
package org.sinew.ingest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
