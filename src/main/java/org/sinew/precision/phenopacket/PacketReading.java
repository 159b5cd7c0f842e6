package org.sinew.precision.phenopacket;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.diagnosis.Onset;
import org.sinew.precision.diagnosis.Presentation;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.term.TermId;
import tools.jackson.databind.JsonNode;

/** One phenopacket's tree as a case. */
final class PacketReading {

    private final JsonNode packet;

    PacketReading(JsonNode packet) {
        this.packet = packet;
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
        return new PublishedCase(
                id,
                new Presentation(findings(), onset(), lastSeen(), sex(), List.of()),
                List.copyOf(diseases()),
                publications(),
                List.copyOf(genes()));
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
            throw new NotOne("'" + field + "' is no text");
        }
        return value.asString("").strip();
    }

    private static JsonNode list(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            throw new NotOne("'" + field + "' is no list");
        }
        return value;
    }

    private static TermId term(JsonNode type, String of) {
        String id = text(type, "id");
        return TermId.tryParse(id).orElseThrow(() -> new NotOne(of + " has no term id: '" + id + "'"));
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode feature : list(packet, "phenotypicFeatures")) {
            boolean excluded = feature.path("excluded").asBoolean(false);
            findings.add(new Finding(
                    term(feature.path("type"), "a phenotypic feature"), excluded ? Status.ABSENT : Status.PRESENT));
        }
        return findings;
    }

    private Sex sex() {
        return switch (text(packet.path("subject"), "sex")) {
            case "MALE" -> Sex.MALE;
            case "FEMALE" -> Sex.FEMALE;
            default -> Sex.UNKNOWN;
        };
    }

    private @Nullable Onset onset() {
        for (JsonNode disease : list(packet, "diseases")) {
            Optional<Onset> onset = onset(disease.path("onset"));
            if (!disease.path("excluded").asBoolean(false) && onset.isPresent()) {
                return onset.get();
            }
        }
        return firstFeature();
    }

    /** When the first of the features that are there began. */
    private @Nullable Onset firstFeature() {
        Onset first = null;
        for (JsonNode feature : list(packet, "phenotypicFeatures")) {
            Onset began = onset(feature.path("onset")).orElse(null);
            boolean earlier = began != null && (first == null || began.compareTo(first) < 0);
            first = earlier && !feature.path("excluded").asBoolean(false) ? began : first;
        }
        return first;
    }

    private @Nullable Onset lastSeen() {
        JsonNode subject = packet.path("subject");
        return onset(subject.path("timeAtLastEncounter"))
                .or(() -> onset(subject.path("vitalStatus").path("timeOfDeath")))
                .orElse(null);
    }

    private static Optional<Onset> onset(JsonNode time) {
        if (time.has("age")) {
            return Onset.read(text(time.path("age"), "iso8601duration"));
        }
        if (time.has("ageRange")) {
            return Onset.read(text(time.path("ageRange").path("start"), "iso8601duration"));
        }
        if (time.has("gestationalAge")) {
            return Optional.of(Onset.ANTENATAL);
        }
        return Onset.read(text(time.path("ontologyClass"), "id"));
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
            if (!disease.path("excluded").asBoolean(false)) {
                found.add(term(disease.path("term"), "a disease"));
            }
        }
        return found;
    }

    private Set<String> publications() {
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
