@NullMarked
package org.sinew.api.precision;

import org.jspecify.annotations.NullMarked;
