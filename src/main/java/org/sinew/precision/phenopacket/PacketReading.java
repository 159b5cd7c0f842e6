package org.sinew.precision.phenopacket;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.diagnosis.LabResult;
import org.sinew.precision.diagnosis.Onset;
import org.sinew.precision.diagnosis.Presentation;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.term.TermId;
import tools.jackson.databind.JsonNode;

/** One phenopacket's tree as a case. */
final class PacketReading {

    /** Fields of a feature that version 1 has and version 2 has not: a {@code negated} sign would be read as one that is there. */
    private static final List<String> VERSION_1 = List.of("negated", "ageOfOnset", "ageRangeOfOnset", "classOfOnset");

    private final JsonNode packet;
    private final Set<String> publications;
    private final List<String> unread = new ArrayList<>();

    /** @param publications of the family or cohort that it stands in */
    PacketReading(JsonNode packet, Set<String> publications) {
        this.packet = packet;
        this.publications = publications;
    }

    /** It is JSON, and no phenopacket that can be used. */
    static final class NotOne extends RuntimeException {
        NotOne(String message) {
            super(message);
        }
    }

    PublishedCase read() {
        if (!packet.isObject()) {
            throw new NotOne("no JSON object");
        }
        String id = text(packet, "id");
        if (id.isEmpty()) {
            throw new NotOne("a phenopacket without an id");
        }
        requireVersion2();
        return new PublishedCase(
                id,
                new Presentation(findings(), onset(), lastSeen(), sex(), List.of(), List.of()),
                measurements(),
                List.copyOf(diseases()),
                publications(),
                List.copyOf(genes()));
    }

    /** What of the phenopacket could not be used, though it was. */
    List<String> unread() {
        return unread;
    }

    private void requireVersion2() {
        String version = text(packet.path("metaData"), "phenopacketSchemaVersion");
        boolean first = version.startsWith("1.");
        for (JsonNode feature : list(packet, "phenotypicFeatures")) {
            first |= VERSION_1.stream().anyMatch(feature::has);
        }
        if (first) {
            throw new NotOne("a phenopacket of schema version 1; convert it to version 2 with phenopacket-tools");
        }
    }

    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
            throw new NotOne("'" + field + "' is no text");
        }
        return value.asString("").strip();
    }

    static JsonNode list(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw new NotOne("'" + field + "' is no list");
        }
        return value;
    }

    private static boolean excluded(JsonNode of) {
        JsonNode value = of.path("excluded");
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw new NotOne("'excluded' is neither true nor false");
        }
        return value.asBoolean(false);
    }

    static TermId term(JsonNode type, String of) {
        String id = text(type, "id");
        return TermId.fromIri(id).orElseThrow(() -> new NotOne(of + " has no term id: '" + id + "'"));
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode feature : list(packet, "phenotypicFeatures")) {
            findings.add(new Finding(
                    term(feature.path("type"), "a phenotypic feature"),
                    excluded(feature) ? Status.ABSENT : Status.PRESENT));
        }
        return findings;
    }

    private List<LabResult> measurements() {
        List<LabResult> results = new ArrayList<>();
        int number = 0;
        for (JsonNode measurement : list(packet, "measurements")) {
            number++;
            try {
                results.addAll(MeasurementReading.read(measurement));
            } catch (NotOne broken) {
                unread.add("measurement " + number + " of " + text(packet, "id") + ": " + broken.getMessage());
            }
        }
        return results;
    }

    private Sex sex() {
        String sex = text(packet.path("subject"), "sex");
        return switch (sex) {
            case "MALE" -> Sex.MALE;
            case "FEMALE" -> Sex.FEMALE;
            case "", "UNKNOWN_SEX", "OTHER_SEX" -> Sex.UNKNOWN;
            default -> throw new NotOne("'" + sex + "' is no sex of the schema: FEMALE, MALE, OTHER_SEX, UNKNOWN_SEX");
        };
    }

    private @Nullable Onset onset() {
        for (JsonNode disease : list(packet, "diseases")) {
            Optional<Onset> onset = excluded(disease) ? Optional.empty() : stage(disease, "onset");
            if (onset.isPresent()) {
                return onset.get();
            }
        }
        return firstFeature();
    }

    /** When the first of the features that are there began. */
    private @Nullable Onset firstFeature() {
        Onset first = null;
        for (JsonNode feature : list(packet, "phenotypicFeatures")) {
            Onset began = excluded(feature) ? null : stage(feature, "onset").orElse(null);
            first = began != null && (first == null || began.compareTo(first) < 0) ? began : first;
        }
        return first;
    }

    private @Nullable Onset lastSeen() {
        JsonNode subject = packet.path("subject");
        return stage(subject, "timeAtLastEncounter")
                .or(() -> stage(subject.path("vitalStatus"), "timeOfDeath"))
                .orElse(null);
    }

    /** The stage of life that a time element tells; one that tells none is noted. */
    private Optional<Onset> stage(JsonNode of, String field) {
        JsonNode time = of.path(field);
        if (!time.isObject() || time.isEmpty()) {
            return Optional.empty();
        }
        Optional<Onset> stage = time.has("gestationalAge") ? Optional.of(Onset.ANTENATAL) : Onset.read(written(time));
        if (stage.isEmpty()) {
            unread.add(field + " of " + text(packet, "id") + " is no age or class of onset: " + time);
        }
        return stage;
    }

    private static String written(JsonNode time) {
        if (time.has("age")) {
            return text(time.path("age"), "iso8601duration");
        }
        return time.has("ageRange")
                ? text(time.path("ageRange").path("start"), "iso8601duration")
                : text(time.path("ontologyClass"), "id");
    }

    private Set<TermId> diseases() {
        Set<TermId> found = new LinkedHashSet<>();
        for (JsonNode interpretation : list(packet, "interpretations")) {
            JsonNode disease = interpretation.path("diagnosis").path("disease");
            if (disease.isObject()) {
                found.add(term(disease, "a diagnosis"));
            }
        }
        for (JsonNode disease : list(packet, "diseases")) {
            if (!excluded(disease)) {
                found.add(term(disease.path("term"), "a disease"));
            }
        }
        return found;
    }

    private Set<String> publications() {
        Set<String> found = new LinkedHashSet<>(publications);
        found.addAll(publications(packet));
        return found;
    }

    static Set<String> publications(JsonNode packet) {
        Set<String> found = new LinkedHashSet<>();
        for (JsonNode reference : list(packet.path("metaData"), "externalReferences")) {
            String id = text(reference, "id");
            if (!id.isEmpty()) {
                found.add(id);
            }
        }
        return found;
    }

    private Set<String> genes() {
        Set<String> found = new LinkedHashSet<>();
        for (JsonNode interpretation : list(packet, "interpretations")) {
            for (JsonNode genomic : list(interpretation.path("diagnosis"), "genomicInterpretations")) {
                JsonNode gene = genomic.path("variantInterpretation")
                        .path("variationDescriptor")
                        .path("geneContext");
                String name = gene.has("symbol") ? text(gene, "symbol") : text(gene, "valueId");
                if (!name.isEmpty()) {
                    found.add(name);
                }
            }
        }
        return found;
    }
}
