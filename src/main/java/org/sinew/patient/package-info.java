/** What is known of a patient, as values with provenance. Front door: {@link org.sinew.patient.Fact}. */
@NullMarked
@ApplicationModule(allowedDependencies = "term")
package org.sinew.patient;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
