/** Releases of ontologies and curated knowledge: loaded, kept, served. Front door: {@link org.sinew.ingest.knowledge.Knowledge}. */
@NullMarked
@NamedInterface("knowledge")
package org.sinew.ingest.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
