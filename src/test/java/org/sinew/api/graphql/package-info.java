@NullMarked
package org.sinew.api.graphql;

import org.jspecify.annotations.NullMarked;
