package org.sinew.term;

/** All loaded ontologies as one immutable, in-memory graph. */
public final class Terminology {}
