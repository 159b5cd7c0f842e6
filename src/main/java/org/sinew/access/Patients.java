package org.sinew.access;

/** Names of the patients whose numbers are in the sets that are told of. */
public interface Patients {

    /** The same object as long as numbers mean the same patients. */
    Object numbering();

    String id(int patient);
}
