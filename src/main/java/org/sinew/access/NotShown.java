package org.sinew.access;

/** Single patients were asked for by an audience that is told counts only. */
public final class NotShown extends RuntimeException {

    NotShown(int floor) {
        super("single patients are not shown for this purpose; `cohort` tells counts of " + floor + " and more");
    }
}
