/** Sinew: a graph-based patient knowledge platform. */
@NullMarked
package org.sinew;

import org.jspecify.annotations.NullMarked;
