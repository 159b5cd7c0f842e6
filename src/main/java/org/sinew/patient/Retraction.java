package org.sinew.patient;

/** The source took a record back: the facts whose key is this record's, or a part of it, are no longer held. */
public record Retraction(FactKey record, Provenance provenance) {}
