package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.Site;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads PharmCAT's JSON (formats of 2024 and 2025). */
final class TableJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TableJson() {}

    static AlleleDefinition definition(String path, byte[] content, byte @Nullable [] exemptions) {
        JsonNode table = tree(path, content);
        String gene = text(table, "gene", path);
        List<Position> positions = new ArrayList<>();
        for (JsonNode variant : table.path("variants").values()) {
            positions.add(position(variant, path));
        }
        List<NamedAllele> alleles = alleles(table, positions, path);
        JsonNode rules = rules(exemptions, gene);
        Set<String> ignored = new TreeSet<>(strings(rules.path("ignoredAlleles")));
        for (JsonNode allele : table.path("namedAlleles").values()) {
            if (allele.path("structuralVariant").asBoolean(false)) {
                ignored.add(allele.path("name").asString());
            }
        }
        List<AlleleDefinition.Priority> priorities = new ArrayList<>();
        for (JsonNode priority : rules.path("unphasedDiplotypePriorities").values()) {
            priorities.add(new AlleleDefinition.Priority(
                    Set.copyOf(strings(priority.path("list"))),
                    priority.path("pick").asString()));
        }
        return new AlleleDefinition(
                gene,
                text(table, "version", path),
                text(table, "refSeqChromosomeId", path),
                List.copyOf(positions),
                alleles,
                ignored,
                priorities);
    }

    private static List<NamedAllele> alleles(JsonNode table, List<Position> positions, String path) {
        List<@Nullable String> standard = List.of();
        for (JsonNode allele : table.path("namedAlleles").values()) {
            if (allele.path("reference").asBoolean(false)) {
                standard = cells(allele.path("alleles"));
            }
        }
        if (standard.size() != positions.size()) {
            throw new IllegalArgumentException(path + ": the reference allele does not cover the positions");
        }
        List<NamedAllele> alleles = new ArrayList<>();
        for (JsonNode allele : table.path("namedAlleles").values()) {
            alleles.add(NamedAllele.of(
                    text(allele, "name", path),
                    allele.path("reference").asBoolean(false),
                    cells(allele.path("alleles")),
                    standard,
                    positions));
        }
        return List.copyOf(alleles);
    }

    private static List<@Nullable String> cells(JsonNode list) {
        List<@Nullable String> cells = new ArrayList<>(list.size());
        for (JsonNode cell : list.values()) {
            cells.add(cell.isNull() ? null : cell.asString());
        }
        return cells;
    }

    private static Position position(JsonNode variant, String path) {
        JsonNode rsid = variant.path("rsid");
        return new Position(
                new Site(
                        text(variant, "chromosome", path),
                        variant.path("position").asInt()),
                rsid.isString() ? rsid.asString() : null,
                text(variant, "chromosomeHgvsName", path),
                text(variant, "ref", path),
                List.copyOf(strings(variant.path("alts"))));
    }

    /** Exceptions of a gene; a list in 2024, by gene in 2025. */
    private static JsonNode rules(byte @Nullable [] exemptions, String gene) {
        JsonNode all = exemptions == null ? JSON.createObjectNode() : tree("exemptions", exemptions);
        for (JsonNode rule : all.values()) {
            if (rule.path("gene").asString("").equals(gene)) {
                return rule;
            }
        }
        return JSON.createObjectNode();
    }

    static PhenotypeTable phenotypes(String path, byte[] content) {
        JsonNode table = tree(path, content);
        Map<String, String> functions = new HashMap<>();
        Map<String, String> activities = new HashMap<>();
        table.path("haplotypes")
                .properties()
                .forEach(e -> functions.put(e.getKey(), e.getValue().asString("")));
        for (JsonNode allele : table.path("namedAlleles").values()) {
            String name = allele.path("name").asString("");
            functions.put(name, allele.path("functionValue").asString(""));
            if (allele.path("activityValue").isString()) {
                activities.put(name, allele.path("activityValue").asString());
            }
        }
        Map<List<String>, GeneResult> results = new HashMap<>();
        for (JsonNode row : table.path("diplotypes").values()) {
            results.put(alleles(row.path("diplotypekey")), result(row));
        }
        return new PhenotypeTable(
                table.path("gene").asString(""), table.path("version").asString(""), functions, activities, results);
    }

    private static GeneResult result(JsonNode row) {
        String result = row.path("generesult").asString("");
        String phenotype = row.path("phenotype").asString(result);
        JsonNode score = row.path("activityScore");
        return new GeneResult(
                phenotype,
                score.isString() && !score.asString().equals("n/a") ? score.asString() : null,
                row.path("lookupkey").asString(phenotype));
    }

    /** {@code {"*1": 1, "*2": 1}} as sorted names. */
    private static List<String> alleles(JsonNode counts) {
        List<String> names = new ArrayList<>();
        counts.properties().forEach(e -> {
            for (int i = 0; i < e.getValue().asInt(1); i++) {
                names.add(e.getKey());
            }
        });
        return names.stream().sorted().toList();
    }

    static Guideline guideline(String path, byte[] content) {
        JsonNode file = tree(path, content);
        JsonNode head = file.path("guideline");
        List<Guideline.Row> rows = new ArrayList<>();
        for (JsonNode row : file.path("recommendations").values()) {
            rows.add(row(row));
        }
        List<Citation> citations = new ArrayList<>();
        for (JsonNode citation : file.path("citations").values()) {
            citations.add(new Citation(
                    citation.path("pmid").asString(""),
                    citation.path("title").asString(""),
                    citation.path("journal").asString(""),
                    citation.path("year").asInt(0)));
        }
        return new Guideline(
                text(head, "source", path),
                text(head, "id", path),
                text(head, "name", path),
                head.path("url").asString(""),
                names(head.path("relatedChemicals"), "name"),
                names(head.path("relatedGenes"), "symbol"),
                rows,
                citations,
                file.path("version").asString(""));
    }

    private static Guideline.Row row(JsonNode row) {
        Map<String, Guideline.Key> keys = new LinkedHashMap<>();
        row.path("lookupKey")
                .properties()
                .forEach(e -> keys.put(
                        e.getKey(),
                        e.getValue().isObject()
                                ? new Guideline.Key(null, alleles(e.getValue()))
                                : new Guideline.Key(e.getValue().asString(), List.of())));
        JsonNode population = row.path("population");
        return new Guideline.Row(
                row.path("id").asString(""),
                population.isString() ? population.asString() : null,
                row.path("classification").path("term").asString(""),
                names(row.path("relatedChemicals"), "name"),
                PlainText.of(row.path("text").path("html").asString("")),
                strings(row.path("implications")),
                keys,
                row.path("dosingInformation").asBoolean(false),
                row.path("alternateDrugAvailable").asBoolean(false),
                row.path("otherPrescribingGuidance").asBoolean(false));
    }

    private static List<String> names(JsonNode list, String field) {
        List<String> names = new ArrayList<>();
        list.values().forEach(n -> names.add(n.path(field).asString("")));
        return List.copyOf(names);
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.values().forEach(n -> strings.add(n.asString("")));
        return List.copyOf(strings);
    }

    private static String text(JsonNode node, String field, String path) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException(path + ": '" + field + "' is missing");
        }
        return value.asString();
    }

    private static JsonNode tree(String path, byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(path + ": no whole JSON: " + broken.getOriginalMessage(), broken);
        }
    }
}
