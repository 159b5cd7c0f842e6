@NullMarked
package org.sinew.access;

import org.jspecify.annotations.NullMarked;
