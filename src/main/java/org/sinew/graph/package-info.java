/** The only door to Neo4j. Front door: {@link org.sinew.graph.Graph}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"term", "term::rdf", "patient"})
package org.sinew.graph;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
