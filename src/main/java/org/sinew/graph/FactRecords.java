package org.sinew.graph;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.FactScan.FactRecord;
import org.sinew.graph.FactScan.PatientRecord;
import org.sinew.patient.MolecularConsequence;

/** Properties as the graph has them, read as records; the same for both ways of scanning. */
public final class FactRecords {

    private static final Set<String> MORE_CODES = Set.of("FamilyHistory", "Claim", "VariantCall");
    private static final List<String> NAMES = List.of("hgvsCoding", "hgvsGenomic", "hgvsProtein");

    private FactRecords() {}

    public static PatientRecord patient(Map<String, ? extends @Nullable Object> node) {
        return new PatientRecord(
                String.valueOf(node.get("id")),
                text(node.get("sex")),
                time(node.get("birth")),
                text(node.get("birthPrecision")),
                Boolean.TRUE.equals(node.get("isDeceased")),
                time(node.get("deceased")),
                text(node.get("state")),
                text(node.get("country")));
    }

    /**
     * @param kind label of the node, or {@code Measurement}
     * @param terms ids of the terms that the fact is of, in any order
     */
    public static FactRecord fact(String kind, Map<String, ? extends @Nullable Object> values, List<String> terms) {
        return fact(kind, values, terms, List.of());
    }

    /** @param relatives ids of the patients whom it tells of */
    public static FactRecord fact(
            String kind, Map<String, ? extends @Nullable Object> values, List<String> terms, List<String> relatives) {
        boolean measured = kind.equals("Measurement");
        String start = measured ? "at" : "start";
        return new FactRecord(
                kind,
                String.valueOf(values.get("key")),
                codes(kind, values, terms),
                time(values.get(start)),
                text(values.get(start + "Precision")),
                time(values.get("end")),
                text(values.get("endPrecision")),
                number(values.get(amount(kind))),
                text(values.get(unit(kind))),
                text(values.get("valueCode")),
                text(values.get("status")),
                Boolean.TRUE.equals(values.get("excluded")) ? "excluded" : text(values.get("verification")),
                text(values.get("source")),
                kind.equals("Encounter") ? text(values.get("key")) : text(values.get("encounter")),
                kind.equals("Encounter") ? text(values.get("kind")) : null,
                category(kind, values),
                text(values.get("gene")),
                text(values.get("zygosity")),
                text(values.get("significance")),
                consequence(values),
                relatives.stream().sorted().distinct().toList());
    }

    private static @Nullable String consequence(Map<String, ? extends @Nullable Object> values) {
        return texts(values.get("consequences")).stream()
                .findFirst()
                .or(() -> MolecularConsequence.of(text(values.get("hgvsCoding")), text(values.get("hgvsProtein"))))
                .orElse(null);
    }

    private static String amount(String kind) {
        return switch (kind) {
            case "Medication", "Immunization" -> "doseValue";
            case "Claim" -> "total";
            default -> "value";
        };
    }

    private static String unit(String kind) {
        return switch (kind) {
            case "Medication", "Immunization" -> "doseUnit";
            case "Claim" -> "currency";
            default -> "unit";
        };
    }

    private static @Nullable String category(String kind, Map<String, ? extends @Nullable Object> values) {
        return switch (kind) {
            case "Condition" -> text(values.get("semanticTag"));
            case "Medication" -> text(values.get("intent"));
            case "Exposure", "Claim" -> text(values.get("kind"));
            case "FamilyHistory" -> text(values.get("relationship"));
            default -> null;
        };
    }

    private static List<String> codes(String kind, Map<String, ? extends @Nullable Object> values, List<String> terms) {
        String primary = text(values.get("code"));
        boolean isOne = primary != null && terms.size() == 1 && primary.equals(terms.getFirst());
        if (isOne && values.get("codes") == null && !MORE_CODES.contains(kind)) {
            return terms;
        }
        Set<String> rest = new LinkedHashSet<>();
        switch (kind) {
            case "Measurement" -> terms.stream().sorted().forEach(rest::add);
            case "FamilyHistory" ->
                texts(values.get("conditions")).stream().sorted().forEach(rest::add);
            case "Claim" -> texts(values.get("items")).stream().sorted().forEach(rest::add);
            case "VariantCall" -> {
                terms.stream().sorted().forEach(rest::add);
                NAMES.stream()
                        .flatMap(name -> texts(values.get(name)).stream())
                        .forEach(name -> rest.add("HGVS:" + name));
            }
            default -> terms.stream().sorted().forEach(rest::add);
        }
        if (kind.equals("Measurement")) {
            texts(values.get("codes")).stream().sorted().forEach(rest::add);
        }
        List<String> codes = new ArrayList<>(rest.size() + 1);
        if (primary != null) {
            codes.add(primary);
            rest.remove(primary);
        }
        codes.addAll(rest);
        return codes;
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case String[] array -> List.of(array);
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(String.valueOf(value));
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? (Double) number.doubleValue() : null;
    }

    private static @Nullable ZonedDateTime time(@Nullable Object value) {
        return value instanceof ZonedDateTime time ? time : null;
    }
}
