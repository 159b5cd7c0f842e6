package org.sinew.graph;

import java.util.Map;
import java.util.stream.Stream;
import org.sinew.patient.FactKey;
import org.sinew.patient.FactLink;

/** The rows that edges are made from. */
final class LinkRows {

    private LinkRows() {}

    static Stream<Map<String, Object>> terms(FactRow fact) {
        return Stream.iterate(0, i -> i < fact.terms().size(), i -> i + 1)
                .map(i -> Map.of(
                        "key", fact.key(), "term", fact.terms().get(i).id().toString(), "primary", i == 0));
    }

    static Stream<Map<String, Object>> about(FactRow fact) {
        return fact.about().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(coding -> Map.<String, Object>of(
                                "key", fact.key(), "term", coding.id().toString(), "role", entry.getKey())));
    }

    static Stream<Map<String, Object>> actors(FactRow fact) {
        return fact.header().actors().stream()
                .distinct()
                .map(actor -> Map.of("key", fact.key(), "actor", actor.actor(), "role", actor.role()));
    }

    static Stream<Map<String, Object>> encounter(FactRow fact) {
        FactKey encounter = fact.header().encounter();
        return encounter == null
                ? Stream.empty()
                : Stream.of(Map.of("key", fact.key(), "encounter", encounter.value()));
    }

    static Stream<Map<String, Object>> facts(FactRow fact) {
        return fact.header().links().stream()
                .distinct()
                .map((FactLink link) ->
                        Map.of("key", fact.key(), "target", link.target().value(), "role", link.role()));
    }

    static Map<String, Object> variantInGene(FactRow fact) {
        return Map.of(
                "variant", fact.terms().getFirst().id().toString(),
                "gene", String.valueOf(fact.properties().get("gene")));
    }
}
