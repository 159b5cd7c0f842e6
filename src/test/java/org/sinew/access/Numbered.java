package org.sinew.access;

/** Patients named by their numbers, counted from {@code shift}. */
record Numbered(int shift) implements Patients {

    @Override
    public Object numbering() {
        return shift;
    }

    @Override
    public String id(int patient) {
        return "p" + (patient - shift);
    }
}
