/**
 * GraphQL: the schema from hand-written types, an operation to a selection, a row to an answer, and HTTP around it.
 */
@NullMarked
package org.sinew.api.graphql;

import org.jspecify.annotations.NullMarked;
