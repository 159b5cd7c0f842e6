/** What can be downloaded, and the download. Front doors: {@link org.sinew.term.catalog.Catalog}, {@link org.sinew.term.catalog.Downloads}. */
@NullMarked
@NamedInterface("catalog")
package org.sinew.term.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
