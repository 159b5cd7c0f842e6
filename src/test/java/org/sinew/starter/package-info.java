/** What the project ships beside its code: starter knowledge, demo records, the graph's model and shapes. */
@NullMarked
package org.sinew.starter;

import org.jspecify.annotations.NullMarked;
