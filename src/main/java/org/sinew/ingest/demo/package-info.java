/** What a first start brings along: the starter knowledge, and the demo's records. */
@NullMarked
@NamedInterface("demo")
package org.sinew.ingest.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
