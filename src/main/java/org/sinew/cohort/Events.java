package org.sinew.cohort;

import java.util.List;

/**
 * Events sorted by (patient, day): read by position 0..size-1. Days are epoch days; {@link Timelines#UNKNOWN} where the
 * source says nothing. Not to be changed.
 */
public final class Events {

    private final Dictionary dictionary;
    private final int size;
    private final int[] patients;
    private final int[] codes;
    private final int[] days;
    private final int[] ends;
    private final int[] flavours;
    private final int[] encounters;
    private final double[] values;
    private final byte[] datings;

    Events(Dictionary dictionary, int size) {
        this.dictionary = dictionary;
        this.size = size;
        patients = new int[size];
        codes = new int[size];
        days = new int[size];
        ends = new int[size];
        flavours = new int[size];
        encounters = new int[size];
        values = new double[size];
        datings = new byte[size];
    }

    void set(int to, int patient, int code, Posting posting, int i) {
        patients[to] = patient;
        codes[to] = code;
        days[to] = posting.day(i);
        ends[to] = posting.endDay(i);
        flavours[to] = posting.flavour(i);
        encounters[to] = posting.encounter(i);
        values[to] = posting.value(i);
        datings[to] = (byte) Layout.code(posting.dating(i));
    }

    /** Sorts one patient's events by (day, code, end, flavour, encounter, value). */
    void sort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            for (int j = i; j > from && compare(j, j - 1) < 0; j--) {
                swap(j, j - 1);
            }
        }
    }

    private int compare(int a, int b) {
        int order = Integer.compare(days[a], days[b]);
        order = order != 0 ? order : Integer.compare(codes[a], codes[b]);
        order = order != 0 ? order : Integer.compare(ends[a], ends[b]);
        order = order != 0 ? order : Integer.compare(flavours[a], flavours[b]);
        order = order != 0 ? order : Integer.compare(encounters[a], encounters[b]);
        return order != 0 ? order : Double.compare(values[a], values[b]);
    }

    private void swap(int a, int b) {
        for (int[] column : List.of(codes, days, ends, flavours, encounters)) {
            int kept = column[a];
            column[a] = column[b];
            column[b] = kept;
        }
        double value = values[a];
        values[a] = values[b];
        values[b] = value;
        byte dating = datings[a];
        datings[a] = datings[b];
        datings[b] = dating;
    }

    public int size() {
        return size;
    }

    /** The patient's number. */
    public int patient(int i) {
        return patients[i];
    }

    /** The first position of the patient's events; positions up to {@code first(patient + 1)} are the patient's. */
    public int first(int patient) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (patients[middle] < patient) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    public EventCode code(int i) {
        return dictionary.code(codes[i]);
    }

    /** The first day it may have begun on, {@link Timelines#UNKNOWN} if nothing is known. */
    public int day(int i) {
        return days[i];
    }

    public Dating dating(int i) {
        return Layout.dating(datings[i]);
    }

    /** The last day it may have begun on, {@link Integer#MAX_VALUE} if nothing is known. */
    public int latestDay(int i) {
        return datings[i] == 0 ? days[i] : dating(i).last(days[i]);
    }

    /** The last day it lasted to, {@link Timelines#UNKNOWN} if the source gives no end. */
    public int endDay(int i) {
        return ends[i];
    }

    /** Not a number where there is none; in {@code flavour(i).unit()}. */
    public double value(int i) {
        return values[i];
    }

    /** The value in that UCUM unit; not a number where there is none, or where its own unit cannot be converted. */
    public double valueIn(String unit, int i) {
        return Units.conversion(flavour(i).unit(), unit, MolarMasses.of(code(i).ids()))
                .map(conversion -> conversion.of(values[i]))
                .orElse(Double.NaN);
    }

    /** Whether that is a unit of UCUM as far as it is read here. */
    public static boolean isUnit(String code) {
        return Units.isUnit(code);
    }

    public Flavour flavour(int i) {
        return dictionary.flavour(flavours[i]);
    }

    /** Which of the patient's encounters, from 1; 0 for none. */
    public int encounter(int i) {
        return encounters[i];
    }
}
