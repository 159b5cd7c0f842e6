package org.sinew.ingest.fhir;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Concept;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Period;
import org.sinew.patient.Value;

/** {@code value[x]} of observations and their components, and the quantities of other resources. */
final class Values {

    private final Codes codes;
    private final Times times;

    Values(Codes codes, Times times) {
        this.codes = codes;
        this.times = times;
    }

    /** The value, or why there is none; {@link Value.Absent} without a reason where the source says nothing. */
    Value value(Element element) {
        Value value = given(element);
        return value == null ? new Value.Absent(codes.concept(element.child("dataAbsentReason"))) : value;
    }

    @Nullable
    Value given(Element e) {
        Value number = numeric(e);
        return number == null ? other(e) : number;
    }

    private @Nullable Value numeric(Element e) {
        if (e.has("valueQuantity")) {
            return quantity(e.child("valueQuantity"));
        }
        if (e.has("valueInteger")) {
            BigDecimal number = e.number("valueInteger");
            return number == null ? null : new Value.Quantity(number, null, null);
        }
        if (e.has("valueDecimal")) {
            BigDecimal number = e.number("valueDecimal");
            return number == null ? null : new Value.Quantity(number, null, null);
        }
        if (e.has("valueRange")) {
            return range(e.child("valueRange"));
        }
        return e.has("valueRatio") ? ratio(e.child("valueRatio")) : null;
    }

    private @Nullable Value other(Element e) {
        Concept concept = codes.conceptOrNull(e.child("valueCodeableConcept"));
        if (concept != null) {
            return new Value.Coded(concept);
        }
        if (e.has("valueBoolean")) {
            Boolean flag = e.flag("valueBoolean");
            return flag == null ? null : new Value.Flag(flag);
        }
        String text = e.text("valueString");
        if (text == null) {
            text = e.text("valueTime");
        }
        if (text != null) {
            return new Value.Text(text);
        }
        return e.has("valueSampledData") ? signal(e.child("valueSampledData")) : moment(e);
    }

    private @Nullable Value moment(Element e) {
        PartialTime moment = times.time(e, "valueDateTime");
        Period period = moment == null ? times.period(e.child("valuePeriod")) : Period.at(moment);
        return period.equals(Period.UNKNOWN) ? null : new Value.Moment(period);
    }

    /** Null when there is no number in it. */
    Value.@Nullable Quantity quantity(@Nullable Element e) {
        BigDecimal number = e == null ? null : e.number("value");
        return e == null || number == null ? null : new Value.Quantity(number, unit(e), e.text("comparator"));
    }

    /** The UCUM code where there is one, otherwise the unit as written. */
    private static @Nullable String unit(Element e) {
        String unit = Codes.blankToNull(e.text("unit"));
        if (!"http://unitsofmeasure.org".equals(e.text("system"))) {
            return unit;
        }
        String code = Codes.blankToNull(e.text("code"));
        return code == null ? unit : code;
    }

    Value.@Nullable Range range(@Nullable Element e) {
        if (e == null) {
            return null;
        }
        Value.Quantity low = quantity(e.child("low"));
        Value.Quantity high = quantity(e.child("high"));
        if (low == null && high == null) {
            return null;
        }
        String unit = low == null ? (high == null ? null : high.unit()) : low.unit();
        return new Value.Range(low == null ? null : low.number(), high == null ? null : high.number(), unit);
    }

    private @Nullable Value ratio(@Nullable Element e) {
        if (e == null) {
            return null;
        }
        Value.Quantity numerator = quantity(e.child("numerator"));
        Value.Quantity denominator = quantity(e.child("denominator"));
        return numerator == null || denominator == null ? null : new Value.Ratio(numerator, denominator);
    }

    private @Nullable Value signal(@Nullable Element e) {
        if (e == null) {
            return null;
        }
        Element origin = e.child("origin");
        Value.Quantity zero = quantity(origin);
        return new Value.Signal(e.text("data", ""), e.number("period"), zero == null ? null : zero.unit());
    }
}
