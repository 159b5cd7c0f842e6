@NullMarked
package org.sinew.api.cli;

import org.jspecify.annotations.NullMarked;
