package org.sinew.access;

/** Who read what, when and for which purpose; holds no patient data. */
public interface AuditTrail {

    /** Returns after the entry is written. */
    void record(Audience audience, String operation, int rows);
}
