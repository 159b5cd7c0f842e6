package org.sinew.patient;

/** One fact's reference to another: a procedure's {@code reason}, a plan's {@code addresses}, a report's {@code result}. */
public record FactLink(FactKey target, String role) {}
