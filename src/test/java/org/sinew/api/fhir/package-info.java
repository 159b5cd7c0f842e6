@NullMarked
package org.sinew.api.fhir;

import org.jspecify.annotations.NullMarked;
