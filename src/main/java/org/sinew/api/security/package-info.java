/** Sign-in: who asks, and what they may reach. Front door: {@link org.sinew.api.security.Audiences}. */
@NullMarked
package org.sinew.api.security;

import org.jspecify.annotations.NullMarked;
