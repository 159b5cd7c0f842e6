package org.sinew.graph;

import java.util.Map;

/** A Cypher statement with its parameters; values travel only as parameters. */
public record Statement(String cypher, Map<String, ?> parameters) {}
