/** What the platform offers over HTTP. */
@NullMarked
@ApplicationModule
package org.sinew.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
