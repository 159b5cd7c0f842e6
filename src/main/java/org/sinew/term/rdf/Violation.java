package org.sinew.term.rdf;

/**
 * One place where a node is not as its shape wants it.
 *
 * @param node the node's key
 * @param label its labels, joined by {@code :}
 * @param path property or edges that the shape speaks of; empty for the node as a whole
 * @param value what is there instead; empty if it is the number of values that is wrong
 * @param message what the shape wants, in words
 * @param shape the shape's name: {@code ConditionShape}
 */
public record Violation(String node, String label, String path, String value, String message, String shape) {}
