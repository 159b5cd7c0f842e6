/** Endpoints: GraphQL over HTTP and what comes with it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"term", "patient", "graph", "graph::selection", "access"})
package org.sinew.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
