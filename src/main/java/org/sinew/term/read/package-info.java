/** Readers from a published file to an {@link org.sinew.term.Ontology}. Front door: {@link org.sinew.term.read.OntologyReader}. */
@NullMarked
@NamedInterface("read")
package org.sinew.term.read;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
