@NullMarked
package org.sinew.testing;

import org.jspecify.annotations.NullMarked;
