package org.sinew.bench;

final class PatientView implements Row {
    @Override
    public Report measure(Settings settings) {
        throw new IllegalStateException();
    }
}
