/** The command line. Front door: {@link org.sinew.api.cli.CommandLineDoor}. */
@NullMarked
@NamedInterface("cli")
package org.sinew.api.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
