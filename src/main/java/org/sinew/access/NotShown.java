package org.sinew.access;

/** Single patients were asked for by an audience that is told counts only. */
public final class NotShown extends RuntimeException {

    private final int floor;

    NotShown(int floor) {
        super("single patients are not shown for this purpose; `cohort` tells counts of " + floor + " and more");
        this.floor = floor;
    }

    /** From how many patients on counts are told. */
    public int floor() {
        return floor;
    }
}
