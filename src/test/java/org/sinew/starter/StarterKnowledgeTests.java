package org.sinew.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sinew.starter.StarterFiles.CodeMapping;
import org.sinew.starter.StarterFiles.Edge;
import org.sinew.starter.StarterFiles.Entry;
import org.sinew.term.Assertion;

/** The starter knowledge is whole in itself, and says nothing that the full releases do not. */
class StarterKnowledgeTests {

    private static final Path DATA = Path.of("../shared/data");
    private static final Set<String> RELEASED = Set.of("MONDO", "HP", "ECTO", "MAXO");
    private static final Map<String, Integer> UNCHECKED = new TreeMap<>();

    private static StarterFiles starter = new StarterFiles(Map.of(), List.of(), List.of());
    private static @Nullable FullReleases releases;

    @BeforeAll
    static void read() throws IOException {
        starter = StarterFiles.read(Path.of("ontology/starter"));
        if (Files.isDirectory(DATA)) {
            releases = FullReleases.read(DATA);
        }
    }

    @AfterAll
    static void sayWhatCouldNotBeChecked() {
        UNCHECKED.forEach(
                (what, count) -> System.out.println("starter facts without a release to check: " + count + " " + what));
    }

    @Test
    void everyTermHasAnEnglishAndAChineseName() {
        assertThat(starter.terms()).hasSizeGreaterThan(500);
        assertThat(starter.terms().values())
                .filteredOn(t -> t.label().isBlank() || t.chinese().isBlank())
                .isEmpty();
    }

    @Test
    void everythingReferredToIsThere() {
        Stream<String> parents = starter.terms().values().stream().flatMap(t -> t.parents().stream());
        Stream<String> ends = starter.edges().stream().flatMap(e -> Stream.of(e.subject(), e.object()));
        Stream<String> targets = starter.mappings().stream().map(CodeMapping::object);
        assertThat(Stream.of(parents, ends, targets)
                        .flatMap(s -> s)
                        .filter(id -> !starter.terms().containsKey(id)))
                .isEmpty();
    }

    @Test
    void everyEdgeHasAKnownRelationAndAReference() {
        Set<String> relations =
                Stream.of(Assertion.Relation.values()).map(Enum::name).collect(Collectors.toSet());
        assertThat(starter.edges()).hasSizeGreaterThan(300);
        assertThat(starter.edges()).allMatch(e -> relations.contains(e.relation()));
        assertThat(starter.edges())
                .allMatch(e ->
                        !e.references().isEmpty() && e.references().stream().allMatch(r -> r.matches("[^:\\s]+:\\S+")));
    }

    @Test
    void idsAreLiveAndLabelsAreTheReleases() {
        FullReleases full = full();
        List<String> wrong = new ArrayList<>();
        for (Entry term : starter.terms().values()) {
            if (!RELEASED.contains(prefix(term.id()))) {
                continue;
            }
            if (full.obsolete.contains(term.id())
                    || !full.names
                            .getOrDefault(term.id(), Set.of())
                            .contains(term.label().toLowerCase(Locale.ROOT))) {
                wrong.add(term.id() + " " + term.label());
            }
        }
        assertThat(wrong).isEmpty();
        unchecked(
                "names of codes",
                starter.terms().keySet().stream()
                        .filter(id ->
                                !RELEASED.contains(prefix(id)) && !prefix(id).equals("HGNC")));
    }

    @Test
    void genesHaveTheirApprovedSymbols() {
        FullReleases full = full();
        assertThat(starter.terms().values().stream().filter(t -> prefix(t.id()).equals("HGNC")))
                .isNotEmpty()
                .allMatch(t -> t.label().equals(full.symbols.get(t.id())));
    }

    @Test
    void isAIsEntailed() {
        FullReleases full = full();
        List<String> wrong = new ArrayList<>();
        for (Entry term : starter.terms().values()) {
            if (RELEASED.contains(prefix(term.id()))) {
                term.parents().stream()
                        .filter(p -> !full.ancestors(term.id()).contains(p))
                        .forEach(p -> wrong.add(term.id() + " is a " + p));
            }
        }
        assertThat(wrong).isEmpty();
        unchecked(
                "is-a of drugs",
                starter.terms().values().stream()
                        .filter(t -> prefix(t.id()).equals("RXNORM"))
                        .flatMap(t -> t.parents().stream()));
    }

    @Test
    void mappingsAgreeWithMondo() {
        FullReleases full = full();
        List<CodeMapping> wrong = new ArrayList<>();
        List<String> unspoken = new ArrayList<>();
        for (CodeMapping mapping : starter.mappings()) {
            Map<String, String> mondo = full.mondoOf.get(mapping.subject());
            if (mondo == null) {
                unspoken.add(mapping.subject());
            } else if (mondo.keySet().stream().noneMatch(m -> agrees(full, mapping, m))) {
                wrong.add(mapping);
            }
        }
        assertThat(wrong).isEmpty();
        unspoken.stream()
                .collect(Collectors.groupingBy(StarterKnowledgeTests::prefix))
                .forEach((prefix, codes) -> unchecked("mappings of " + prefix, codes.stream()));
    }

    @Test
    void accessionsOfPharmGkbAreOfTheSameGenesAndDrugs() {
        FullReleases full = full();
        List<CodeMapping> mappings = starter.mappings().stream()
                .filter(m -> prefix(m.subject()).equals("PHARMGKB"))
                .toList();
        assertThat(mappings)
                .allMatch(m -> m.predicate().equals("skos:exactMatch"))
                .allMatch(m -> label(m.object()).equals(full.accessions.get(m.subject())));
        assertThat(mappings.stream().map(CodeMapping::subject)).containsAll(full.pharmacogenes);
    }

    private static boolean agrees(FullReleases full, CodeMapping mapping, String mondo) {
        return mapping.object().equals(mondo)
                || (!mapping.predicate().equals("skos:exactMatch") && full.related(mapping.object(), mondo));
    }

    @Test
    void phenotypesAreAnnotatedToTheirDiseases() {
        FullReleases full = full();
        assertThat(edges("HAS_PHENOTYPE", "HAS_CLINICAL_MODIFIER"))
                .hasSizeGreaterThan(150)
                .allMatch(e -> codesOf(full, e.subject()).stream()
                        .flatMap(code -> full.phenotypes.getOrDefault(code, Set.of()).stream())
                        .anyMatch(p -> full.related(p, e.object())));
    }

    @Test
    void genesAreKnownForTheirDiseases() {
        FullReleases full = full();
        List<String> wrong = edges("CAUSED_BY", "ASSOCIATED_WITH").stream()
                .filter(e -> !geneIsKnown(full, e))
                .map(Edge::toString)
                .toList();
        assertThat(wrong).isEmpty();
    }

    private static boolean geneIsKnown(FullReleases full, Edge edge) {
        String symbol = full.symbols.getOrDefault(edge.object(), "");
        return full.genes.entrySet().stream()
                .filter(known -> known.getValue().contains(symbol))
                .flatMap(known -> known.getKey().startsWith("MONDO:")
                        ? Stream.of(known.getKey())
                        : full.mondoOf.getOrDefault(known.getKey(), Map.of()).keySet().stream())
                .anyMatch(disease -> full.ancestors(disease).contains(edge.subject()));
    }

    @Test
    void drugsAndGenesAreInAPrescribingGuideline() {
        FullReleases full = full();
        List<String> wrong = new ArrayList<>();
        List<String> unspoken = new ArrayList<>();
        for (Edge edge : edges("INTERACTS_WITH")) {
            Set<String> genes = full.guidelines.get(label(edge.subject()));
            if (genes == null || !prefix(edge.object()).equals("HGNC")) {
                unspoken.add(edge.toString());
            } else if (!genes.contains(label(edge.object()))) {
                wrong.add(label(edge.subject()) + " and " + label(edge.object()));
            }
        }
        assertThat(wrong).isEmpty();
        unchecked("drug interactions: " + unspoken, unspoken.stream());
        unchecked(
                "edges TREATS, CONTRAINDICATED_IN, RISK_FACTOR_FOR, INDICATES, MANAGED_BY",
                edges("TREATS", "CONTRAINDICATED_IN", "RISK_FACTOR_FOR", "INDICATES", "MANAGED_BY").stream());
    }

    @Test
    void chineseNamesOfPhenotypesShareTheirWordsWithTheTranslation() {
        FullReleases full = full();
        List<Entry> phenotypes = starter.terms().values().stream()
                .filter(t -> prefix(t.id()).equals("HP") && full.chinese.containsKey(t.id()))
                .toList();
        List<String> foreign = phenotypes.stream()
                .filter(t -> sharedCharacters(t.chinese(), full.chinese.getOrDefault(t.id(), "")) == 0)
                .map(t -> t.id() + " " + t.chinese() + " / " + full.chinese.get(t.id()))
                .toList();
        System.out.println("Chinese names of our own: " + foreign);
        assertThat(foreign.size()).isLessThan(phenotypes.size() / 20);
    }

    private static long sharedCharacters(String a, String b) {
        return a.chars().filter(c -> b.indexOf(c) >= 0).count();
    }

    private static Collection<String> codesOf(FullReleases full, String disease) {
        return full.mondoOf.entrySet().stream()
                .filter(e -> e.getValue().containsKey(disease))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Edge> edges(String... relations) {
        return starter.edges().stream()
                .filter(e -> List.of(relations).contains(e.relation()))
                .toList();
    }

    private static String label(String id) {
        Entry term = starter.terms().get(id);
        return term == null ? "" : term.label();
    }

    private static FullReleases full() {
        FullReleases full = releases;
        assumeTrue(full != null, "the full releases are not in " + DATA);
        return Objects.requireNonNull(full);
    }

    private static void unchecked(String what, Stream<?> facts) {
        UNCHECKED.put(what, (int) facts.count());
    }

    private static String prefix(String id) {
        return id.substring(0, id.indexOf(':'));
    }
}
