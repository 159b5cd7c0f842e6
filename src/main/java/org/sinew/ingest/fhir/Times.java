package org.sinew.ingest.fhir;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.PartialTime;
import org.sinew.patient.PartialTime.Precision;
import org.sinew.patient.Period;

/** FHIR {@code date}, {@code dateTime}, {@code instant} and {@code Period} (R4, section 2.24.0.1). */
final class Times {

    private static final Pattern TIME = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})"
            + "(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9})\\d*)?)?(Z|[+-]\\d{2}:\\d{2})?)?)?)?");

    private final ZoneId zone;

    /** @param zone of times that name none */
    Times(ZoneId zone) {
        this.zone = zone;
    }

    @Nullable
    PartialTime time(Element element, String child) {
        String text = element.text(child);
        if (text == null) {
            return null;
        }
        try {
            return parse(text);
        } catch (DateTimeException e) {
            throw new InvalidElement(
                    element.path(child), "no-time", InvalidElement.shown(text), String.valueOf(e.getMessage()));
        }
    }

    Period period(@Nullable Element element) {
        return element == null ? Period.UNKNOWN : new Period(time(element, "start"), time(element, "end"));
    }

    /** {@code onset[x]} and its like: the date-time, the period, or unknown for the other choices. */
    Period choice(Element element, String name) {
        PartialTime moment = time(element, name + "DateTime");
        if (moment == null) {
            moment = time(element, name + "Instant");
        }
        return moment == null ? period(element.child(name + "Period")) : Period.at(moment);
    }

    /** @throws DateTimeException when it is not a time, or not one that exists */
    PartialTime parse(String text) {
        Matcher m = TIME.matcher(text);
        if (!m.matches()) {
            throw new DateTimeException("expected YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss+zz:zz");
        }
        LocalDate day = LocalDate.of(number(m, 1, 0), number(m, 2, 1), number(m, 3, 1));
        if (day.getYear() == 0) {
            throw new DateTimeException("there is no year 0000");
        }
        if (m.group(4) == null) {
            Precision precision =
                    m.group(3) != null ? Precision.DAY : m.group(2) != null ? Precision.MONTH : Precision.YEAR;
            return new PartialTime(day.atStartOfDay(zone).toOffsetDateTime(), precision);
        }
        return moment(m, day);
    }

    private PartialTime moment(Matcher m, LocalDate day) {
        int second = number(m, 6, 0);
        LocalDateTime local = day.atTime(number(m, 4, 0), number(m, 5, 0), second == 60 ? 59 : second, nanos(m));
        if (second == 60) {
            local = local.plusSeconds(1);
        }
        OffsetDateTime moment =
                m.group(8) == null ? local.atZone(zone).toOffsetDateTime() : local.atOffset(ZoneOffset.of(m.group(8)));
        return new PartialTime(moment, m.group(6) == null ? Precision.MINUTE : Precision.SECOND);
    }

    private static int nanos(Matcher m) {
        String digits = m.group(7);
        return digits == null ? 0 : Integer.parseInt((digits + "000000000").substring(0, 9));
    }

    private static int number(Matcher m, int group, int otherwise) {
        String digits = m.group(group);
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
