package org.sinew.cohort.export;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Events;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.answers.Window;
import org.sinew.cohort.export.MemberTable.Column;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** What is written of each member beside the id. */
public sealed interface Variable {

    /** Of the patient. */
    enum Attribute implements Variable {
        /** The patient's number plus one, as in {@link Exports#omop}. */
        SUBJECT_ID,
        SEX,
        BIRTH_DATE,
        DEATH_DATE,
        AGE,
        REGION,
        OBSERVED_FROM,
        OBSERVED_TO;

        @Override
        public Column column(Group group) {
            Timelines timelines = group.timelines();
            String name = name().toLowerCase(Locale.ROOT);
            return switch (this) {
                case SUBJECT_ID -> new Column(name, MemberTable.Type.WHOLE, patient -> patient + 1L);
                case SEX ->
                    new Column(
                            name,
                            MemberTable.Type.TEXT,
                            patient -> timelines.sex(patient).name().toLowerCase(Locale.ROOT));
                case BIRTH_DATE ->
                    new Column(name, MemberTable.Type.DATE, patient -> date(timelines.birthDay(patient)));
                case DEATH_DATE ->
                    new Column(name, MemberTable.Type.DATE, patient -> date(timelines.deathDay(patient)));
                case AGE -> new Column(name, MemberTable.Type.DECIMAL, patient -> number(group.age(patient)));
                case REGION ->
                    new Column(
                            name,
                            MemberTable.Type.TEXT,
                            patient -> timelines.person(patient).regionName());
                case OBSERVED_FROM ->
                    new Column(name, MemberTable.Type.DATE, patient -> date(timelines.observedFrom(patient)));
                case OBSERVED_TO ->
                    new Column(name, MemberTable.Type.DATE, patient -> date(timelines.observedTo(patient)));
            };
        }
    }

    /** What is taken of events. */
    enum Take {
        FIRST_DATE,
        LAST_DATE,
        FIRST_VALUE,
        LAST_VALUE,
        FIRST_UNIT,
        LAST_UNIT,
        COUNT
    }

    /**
     * Of the patient's events of a kind and these terms in a window around the index date; negated ones are left out.
     *
     * @param name of the column
     * @param unit of the values; absent: each in its own
     */
    record OfEvents(
            String name,
            Take take,
            EventKind kind,
            TermSet terms,
            Window window,
            @Nullable String unit) implements Variable {

        @Override
        public Column column(Group group) {
            Map<Integer, Object> values = new HashMap<>();
            Events events = group.timelines().events(kind, terms, group.patients());
            for (int i = 0; i < events.size(); i++) {
                if (!events.flavour(i).isNegated() && window.holds(events.day(i), group.indexOf(events.patient(i)))) {
                    add(values, events, i);
                }
            }
            return switch (take) {
                case COUNT -> new Column(name, MemberTable.Type.WHOLE, patient -> values.getOrDefault(patient, 0L));
                case FIRST_DATE, LAST_DATE -> new Column(name, MemberTable.Type.DATE, values::get);
                case FIRST_VALUE, LAST_VALUE -> new Column(name, MemberTable.Type.DECIMAL, values::get);
                case FIRST_UNIT, LAST_UNIT -> new Column(name, MemberTable.Type.TEXT, values::get);
            };
        }

        private void add(Map<Integer, Object> values, Events events, int i) {
            int patient = events.patient(i);
            Object day = date(events.day(i));
            Object value = number(unit == null ? events.value(i) : events.valueIn(unit, i));
            Object own = value == null
                    ? null
                    : Objects.requireNonNullElse(events.flavour(i).unit(), "");
            switch (take) {
                case COUNT -> values.merge(patient, 1L, (a, b) -> (Long) a + (Long) b);
                case FIRST_DATE -> putIfKnown(values, patient, day, false);
                case LAST_DATE -> putIfKnown(values, patient, day, true);
                case FIRST_VALUE -> putIfKnown(values, patient, value, false);
                case LAST_VALUE -> putIfKnown(values, patient, value, true);
                case FIRST_UNIT -> putIfKnown(values, patient, own, false);
                case LAST_UNIT -> putIfKnown(values, patient, own, true);
            }
        }

        private static void putIfKnown(
                Map<Integer, Object> values, int patient, @Nullable Object value, boolean replaces) {
            if (value != null && (replaces || !values.containsKey(patient))) {
                values.put(patient, value);
            }
        }
    }

    Column column(Group group);

    /**
     * Reads {@code sex}, {@code age}, … or {@code <take>:<kind>:<term>} with the term's descendants and what maps there, as
     * in {@code first_date:condition:MONDO:0005148}, {@code count:encounter:*}, or, of values in a unit that they are
     * converted to, {@code last_value:measurement:LOINC:2339-0 in mmol/L}.
     *
     * @throws IllegalArgumentException saying what it does not know
     */
    static Variable parse(String text, Terminology terminology) {
        String[] parts = text.strip().split(":", 3);
        try {
            if (parts.length < 3) {
                return Attribute.valueOf(parts[0].toUpperCase(Locale.ROOT));
            }
            String[] of = parts[2].split(" in ", 2);
            TermSet terms = of[0].equals("*") ? TermSet.all() : TermSet.of(terminology.subsumed(TermId.parse(of[0])));
            return new OfEvents(
                    text.strip(),
                    Take.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    EventKind.valueOf(parts[1].toUpperCase(Locale.ROOT).replace('-', '_')),
                    terms,
                    Window.EVER,
                    of.length == 1 ? null : unit(of[1].strip()));
        } catch (IllegalArgumentException unknown) {
            throw Unanswered.notPossible(
                    "no-variable",
                    text,
                    Arrays.toString(Attribute.values()).toLowerCase(Locale.ROOT),
                    Arrays.toString(Take.values()).toLowerCase(Locale.ROOT) + ":<kind>:<term>[ in <UCUM>]");
        }
    }

    private static String unit(String code) {
        if (!Events.isUnit(code)) {
            throw new IllegalArgumentException(code);
        }
        return code;
    }

    static @Nullable LocalDate date(int epochDay) {
        return epochDay == Timelines.UNKNOWN || epochDay == Integer.MAX_VALUE ? null : LocalDate.ofEpochDay(epochDay);
    }

    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
