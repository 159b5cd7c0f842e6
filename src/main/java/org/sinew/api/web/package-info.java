/** The web page. */
@NullMarked
package org.sinew.api.web;

import org.jspecify.annotations.NullMarked;
