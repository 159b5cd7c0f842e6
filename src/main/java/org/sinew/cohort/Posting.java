package org.sinew.cohort;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/**
 * Events of one code in one shard, sorted by (patient, day): a view of columns that each hold a base and unsigned offsets
 * of 0, 1, 2, 4 or 8 bytes.
 */
final class Posting {

    static final int ROW = 64;
    static final int RAW = 15;
    static final int NO_VALUE = 14;
    private static final double[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

    private final MemorySegment data;
    private final int count;
    private final long patients;
    private final long days;
    private final long ends;
    private final long flavours;
    private final long encounters;
    private final long datings;
    private final long values;
    private final int dayWidth;
    private final int endWidth;
    private final int flavourWidth;
    private final int encounterWidth;
    private final int datingWidth;
    private final int valueWidth;
    private final int scale;
    private final int dayBase;
    private final int endBase;
    private final int flavourBase;
    private final int encounterBase;
    private final int datingBase;
    private final long valueBase;

    /** @param row where the directory's row of this posting stands */
    Posting(MemorySegment data, long row) {
        this.data = data;
        count = data.get(Layout.INT, row + 4);
        patients = data.get(Layout.LONG, row + 8);
        dayWidth = data.get(Layout.BYTE, row + 16);
        datingWidth = data.get(Layout.BYTE, row + 17);
        endWidth = data.get(Layout.BYTE, row + 18);
        flavourWidth = data.get(Layout.BYTE, row + 19);
        encounterWidth = data.get(Layout.BYTE, row + 20);
        valueWidth = data.get(Layout.BYTE, row + 21);
        scale = data.get(Layout.BYTE, row + 22);
        datingBase = data.get(Layout.BYTE, row + 23);
        dayBase = data.get(Layout.INT, row + 24);
        flavourBase = data.get(Layout.INT, row + 28);
        encounterBase = data.get(Layout.INT, row + 32);
        endBase = data.get(Layout.INT, row + 36);
        valueBase = data.get(Layout.LONG, row + 40);
        days = patients + 2L * count;
        ends = days + (long) dayWidth * count;
        flavours = ends + (long) endWidth * count;
        encounters = flavours + (long) flavourWidth * count;
        datings = encounters + (long) encounterWidth * count;
        values = datings + (long) datingWidth * count;
    }

    int count() {
        return count;
    }

    /** Number within the shard. */
    int patient(int i) {
        return data.get(Layout.CHAR, patients + 2L * i);
    }

    /** The first day it may have begun on, {@link Timelines#UNKNOWN} if nothing is known. */
    int day(int i) {
        return dating(i) == Dating.UNKNOWN ? Timelines.UNKNOWN : dayBase + (int) read(days, dayWidth, i);
    }

    Dating dating(int i) {
        return Layout.dating(datingBase + (int) read(datings, datingWidth, i));
    }

    /** Whether every day is known as a day. */
    boolean isExact() {
        return datingWidth == 0 && datingBase == 0;
    }

    boolean hasEnds() {
        return endWidth > 0;
    }

    /** The only flavour there is, or -1. */
    int onlyFlavour() {
        return flavourWidth == 0 ? flavourBase : -1;
    }

    void markFlavours(BitSet seen) {
        if (flavourWidth == 0) {
            seen.set(flavourBase);
        } else {
            for (int i = 0; i < count; i++) {
                seen.set(flavour(i));
            }
        }
    }

    int endDay(int i) {
        long stored = read(ends, endWidth, i);
        return stored == 0 ? Timelines.UNKNOWN : dayBase + (int) read(days, dayWidth, i) + endBase + (int) stored - 1;
    }

    int flavour(int i) {
        return flavourBase + (int) read(flavours, flavourWidth, i);
    }

    /** Which of the patient's encounters, from 1; 0 for none. */
    int encounter(int i) {
        return encounterBase + (int) read(encounters, encounterWidth, i);
    }

    double value(int i) {
        if (scale == NO_VALUE) {
            return Double.NaN;
        }
        if (scale == RAW) {
            return data.get(Layout.DOUBLE, values + 8L * i);
        }
        long stored = read(values, valueWidth, i);
        return stored == 0 ? Double.NaN : (valueBase + stored - 1) / POWERS[scale];
    }

    /** Sets the bit of everyone who has such an event. */
    void markPatients(long[] bits) {
        for (int i = 0; i < count; i++) {
            int patient = data.get(Layout.CHAR, patients + 2L * i);
            bits[patient >> 6] |= 1L << patient;
        }
    }

    void readPatients(char[] into) {
        MemorySegment.copy(data, Layout.CHAR, patients, into, 0, count);
    }

    /** Days as numbers, for exact postings. */
    void readDays(int[] into) {
        switch (dayWidth) {
            case 0 -> java.util.Arrays.fill(into, 0, count, dayBase);
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    into[i] = dayBase + (data.get(Layout.BYTE, days + i) & 0xFF);
                }
            }
            case 2 -> {
                for (int i = 0; i < count; i++) {
                    into[i] = dayBase + data.get(Layout.CHAR, days + 2L * i);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    into[i] = dayBase + (int) read(days, dayWidth, i);
                }
            }
        }
    }

    /** Where the patient's events begin: the first position whose patient is not before it. */
    int firstOf(int patient, int from) {
        int low = from;
        int high = from;
        int step = 1;
        while (high < count && patient(high) < patient) {
            low = high + 1;
            high += step;
            step <<= 1;
        }
        high = Math.min(high, count);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (patient(middle) < patient) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long read(long column, int width, int i) {
        return switch (width) {
            case 0 -> 0;
            case 1 -> data.get(Layout.BYTE, column + i) & 0xFF;
            case 2 -> data.get(Layout.CHAR, column + 2L * i);
            case 4 -> data.get(Layout.INT, column + 4L * i) & 0xFFFF_FFFFL;
            default -> data.get(Layout.LONG, column + 8L * i);
        };
    }
}
