@NullMarked
package org.sinew.api.security;

import org.jspecify.annotations.NullMarked;
