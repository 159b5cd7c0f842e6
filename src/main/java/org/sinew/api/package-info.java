/** What the platform offers: GraphQL, FHIR, the web page, the command line, and who may sign in. */
@NullMarked
@ApplicationModule
package org.sinew.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
