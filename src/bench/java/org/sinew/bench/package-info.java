/** Measurements against other systems, one row a run. Front door: {@link org.sinew.bench.Bench}. */
@NullMarked
package org.sinew.bench;

import org.jspecify.annotations.NullMarked;
