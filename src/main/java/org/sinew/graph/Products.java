package org.sinew.graph;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.graph.Graph.Transaction;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.DrugProduct;
import org.sinew.term.TermId;

/**
 * Says which drug a medication is that only names its source's record of the drug, whichever of the two came first: a
 * medication is named when it is written, and again when the record arrives or changes.
 */
final class Products {

    private final Transaction tx;
    private final String run;
    private final ZonedDateTime now;
    private final WriteTally tally;
    private final KnownTerms knownTerms;

    Products(Transaction tx, String run, ZonedDateTime now, WriteTally tally, KnownTerms knownTerms) {
        this.tx = tx;
        this.run = run;
        this.now = now;
        this.tally = tally;
        this.knownTerms = knownTerms;
    }

    /** Writes what is new or changed, and names the medications that are there already. */
    void write(List<DrugProduct> products) {
        if (products.isEmpty()) {
            return;
        }
        Map<String, DrugProduct> last = new LinkedHashMap<>();
        products.forEach(product -> last.put(product.key().value(), product));
        Map<String, Object> hashes = new HashMap<>();
        found(List.copyOf(last.keySet())).forEach(row -> hashes.put(key(row), row.get("hash")));
        List<DrugProduct> changed = last.values().stream()
                .filter(product -> isNews(product, hashes.get(product.key().value())))
                .toList();
        if (!changed.isEmpty()) {
            run("graph/write-drug-products", changed.stream().map(this::row).toList());
            ensureTerms(changed);
            run("graph/name-medications", changed.stream().map(Products::naming).toList())
                    .forEach(row -> tally.patients.add(String.valueOf(row.get("patient"))));
        }
    }

    /** These rows, those among them that name a known product with what that is. */
    List<FactRow> named(List<FactRow> rows) {
        List<String> keys = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.product()))
                .distinct()
                .toList();
        if (keys.isEmpty()) {
            return rows;
        }
        Map<String, Concept> concepts = new HashMap<>();
        found(keys).forEach(row -> concepts.put(key(row), concept(new StoredValues(row))));
        return rows.stream()
                .map(row -> {
                    Concept concept = row.product() == null ? null : concepts.get(row.product());
                    return concept == null ? row : row.named(concept);
                })
                .toList();
    }

    private boolean isNews(DrugProduct product, @Nullable Object hash) {
        Written written = hash == null
                ? Written.CREATED
                : hash.equals(properties(product).hash(product.concept())) ? Written.UNCHANGED : Written.UPDATED;
        tally.wrote(product.key().value(), written);
        return written != Written.UNCHANGED;
    }

    private static Properties properties(DrugProduct product) {
        List<Coding> codings = product.concept().codings();
        return new Properties()
                .put("key", product.key().value())
                .put("text", product.concept().text())
                .put("codes", codings.stream().map(c -> c.id().toString()).toList())
                .put(
                        "displays",
                        codings.stream()
                                .map(c -> Objects.requireNonNullElse(c.display(), ""))
                                .toList())
                .provenance(product.provenance());
    }

    private Map<String, Object> row(DrugProduct product) {
        Properties properties = properties(product);
        properties
                .put("hash", properties.hash(product.concept()))
                .put("run", run)
                .put("recordedAt", now);
        return Map.of("key", product.key().value(), "properties", properties.asMap());
    }

    private void ensureTerms(List<DrugProduct> products) {
        List<Map<String, Object>> missing = knownTerms.missingOf(products.stream()
                .flatMap(product -> product.concept().codings().stream())
                .toList());
        if (!missing.isEmpty()) {
            run("graph/ensure-terms", missing);
        }
    }

    private static Map<String, Object> naming(DrugProduct product) {
        Concept concept = product.concept();
        List<Coding> codings = concept.codings().stream().distinct().toList();
        Map<String, Object> row = new HashMap<>();
        row.put("key", product.key().value());
        row.put("code", concept.primary().map(c -> c.id().toString()).orElse(null));
        row.put("text", Properties.wording(concept));
        row.put("terms", FactEdits.terms(codings));
        return row;
    }

    private static Concept concept(StoredValues row) {
        List<String> codes = row.strings("codes");
        List<String> displays = row.strings("displays");
        List<Coding> codings = new ArrayList<>();
        IntStream.range(0, codes.size())
                .forEach(i -> codings.add(
                        new Coding(TermId.parse(codes.get(i)), displays.get(i).isEmpty() ? null : displays.get(i))));
        return new Concept(List.copyOf(codings), row.text("text"));
    }

    private List<Map<String, Object>> found(List<String> keys) {
        return tx.run(Statements.lasting("graph/drug-products", Map.of("keys", keys)));
    }

    private static String key(Map<String, Object> row) {
        return String.valueOf(row.get("key"));
    }

    private List<Map<String, Object>> run(String name, List<Map<String, Object>> rows) {
        return tx.run(Statements.lasting(name, Map.of("rows", rows, "now", now)));
    }
}
