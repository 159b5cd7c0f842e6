/** From what somebody asks of the graph to one Cypher statement. Front door: {@link org.sinew.graph.selection.SelectionCompiler}. */
@NullMarked
@NamedInterface("selection")
package org.sinew.graph.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
