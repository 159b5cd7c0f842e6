package org.sinew.patient;

/**
 * A named part of an organization, practitioner or location in a fact.
 *
 * @param actor an id or an identifier of the actor, as in {@link Actor#keys()}
 * @param role what it did: {@code performer}, {@code requester}, {@code serviceProvider}, {@code location}
 */
public record ActorRef(String actor, String role) {}
