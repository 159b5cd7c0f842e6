/**
 * The only door to Jena: RDF, OWL and SKOS files without any network, and SHACL. Front doors: {@link
 * org.sinew.term.rdf.RdfReader}, {@link org.sinew.term.rdf.ShapeCheck}.
 */
@NullMarked
@NamedInterface("rdf")
package org.sinew.term.rdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
