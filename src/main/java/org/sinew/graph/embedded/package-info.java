/** The embedded Neo4j; the only place that sees its classes (GPLv3), and left out by the build profile {@code remote}. */
@NullMarked
package org.sinew.graph.embedded;

import org.jspecify.annotations.NullMarked;
