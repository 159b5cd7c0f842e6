/** Variants of VCF files to facts. */
@NullMarked
package org.sinew.ingest.vcf;

import org.jspecify.annotations.NullMarked;
