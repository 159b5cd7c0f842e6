/** The only door to Jena: RDF, OWL and SKOS files without any network. Front door: {@link org.sinew.term.rdf.RdfReader}. */
@NullMarked
package org.sinew.term.rdf;

import org.jspecify.annotations.NullMarked;
