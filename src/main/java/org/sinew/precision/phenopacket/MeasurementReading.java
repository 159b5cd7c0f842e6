package org.sinew.precision.phenopacket;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Value;
import org.sinew.precision.diagnosis.LabResult;
import org.sinew.term.TermId;
import tools.jackson.databind.JsonNode;

/**
 * A phenopacket's measurement as laboratory results: one, or one for each quantity of a complex value.
 *
 * @see <a href="https://phenopacket-schema.readthedocs.io/en/latest/measurement.html">Phenopacket schema 2.0, Measurement</a>
 */
final class MeasurementReading {

    private static final String UCUM = "UCUM";

    private MeasurementReading() {}

    /** @throws PacketReading.NotOne saying what is wrong */
    static List<LabResult> read(JsonNode measurement) {
        Concept assay = concept(measurement.path("assay"), "the assay");
        if (measurement.has("value")) {
            return List.of(result(assay, measurement.path("value")));
        }
        List<LabResult> results = new ArrayList<>();
        for (JsonNode typed : PacketReading.list(measurement.path("complexValue"), "typedQuantities")) {
            results.add(quantity(concept(typed.path("type"), "a quantity's type"), typed.path("quantity")));
        }
        if (results.isEmpty()) {
            throw new PacketReading.NotOne("it has no value");
        }
        return results;
    }

    private static LabResult result(Concept assay, JsonNode value) {
        if (value.has("quantity")) {
            return quantity(assay, value.path("quantity"));
        }
        if (value.has("ontologyClass")) {
            Value coded = new Value.Coded(concept(value.path("ontologyClass"), "the value"));
            return new LabResult(assay, coded, List.of(), null);
        }
        throw new PacketReading.NotOne("its value is neither a quantity nor an ontology class");
    }

    private static LabResult quantity(Concept assay, JsonNode quantity) {
        BigDecimal number = number(quantity, "value");
        if (number == null) {
            throw new PacketReading.NotOne("its quantity has no value");
        }
        return new LabResult(assay, new Value.Quantity(number, unit(quantity), null), List.of(), range(quantity));
    }

    private static Value.@Nullable Range range(JsonNode quantity) {
        JsonNode range = quantity.path("referenceRange");
        if (!range.isObject()) {
            return null;
        }
        BigDecimal low = number(range, "low");
        BigDecimal high = number(range, "high");
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new PacketReading.NotOne("its reference range ends before it begins");
        }
        return new Value.Range(low, high, unit(range));
    }

    /** UCUM's code, or another system's whole id. */
    private static @Nullable String unit(JsonNode of) {
        String id = PacketReading.text(of.path("unit"), "id");
        return TermId.tryParse(id)
                .map(unit -> unit.prefix().equals(UCUM) ? unit.local() : unit.toString())
                .orElse(id.isEmpty() ? null : id);
    }

    private static @Nullable BigDecimal number(JsonNode of, String field) {
        JsonNode value = of.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new PacketReading.NotOne("'" + field + "' is no number: " + value);
        }
        return value.decimalValue();
    }

    private static Concept concept(JsonNode type, String of) {
        TermId id = PacketReading.term(type, of);
        String label = PacketReading.text(type, "label");
        return new Concept(List.of(new Coding(id, label.isEmpty() ? null : label)), null);
    }
}
