@NullMarked
package org.sinew.term.rdf;

import org.jspecify.annotations.NullMarked;
