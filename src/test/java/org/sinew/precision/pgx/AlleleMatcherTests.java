package org.sinew.precision.pgx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sinew.genome.Genotype;
import org.sinew.genome.SampleGenotypes;
import org.sinew.genome.Site;

class AlleleMatcherTests {

    /** The worked example of "Named Allele Matcher 101". */
    private static final AlleleDefinition EXAMPLE = definition(
            "CCTGA",
            List.of(
                    row("*1", "C", "C", "T", "G", "A"),
                    row("*2", "T", null, null, "A", null),
                    row("*3", null, null, null, "A", null),
                    row("*4", null, "T", null, null, null),
                    row("*5", "T", null, null, null, null)));

    record Row(String name, List<@Nullable String> cells) {}

    private static Row row(String name, @Nullable String... cells) {
        List<@Nullable String> list = new ArrayList<>();
        for (String cell : cells) {
            list.add(cell);
        }
        return new Row(name, list);
    }

    private static AlleleDefinition definition(String reference, List<Row> rows) {
        List<Position> positions = new ArrayList<>();
        for (int i = 0; i < reference.length(); i++) {
            positions.add(new Position(
                    new Site("chr1", 100 + i),
                    "rs" + (i + 1),
                    "g." + i,
                    reference.substring(i, i + 1),
                    List.of("A", "C", "G", "T")));
        }
        List<@Nullable String> standard = rows.getFirst().cells();
        return new AlleleDefinition(
                "EXAMPLE",
                "1",
                "NC_000001.11",
                positions,
                rows.stream()
                        .map(r -> NamedAllele.of(r.name(), r.name().equals("*1"), r.cells(), standard, positions))
                        .toList(),
                Set.of(),
                List.of());
    }

    private static Map<Site, Genotype> sample(String... genotypes) {
        Map<Site, Genotype> sample = new HashMap<>();
        for (int i = 0; i < genotypes.length; i++) {
            String text = genotypes[i];
            if (!text.isEmpty()) {
                Site site = new Site("chr1", 100 + i);
                sample.put(
                        site,
                        new Genotype(
                                site,
                                EXAMPLE.positions().get(i).reference(),
                                List.of(text.substring(0, 1), text.substring(2)),
                                text.charAt(1) == '|',
                                "",
                                false));
            }
        }
        return sample;
    }

    private static SampleGenotypes shown(Map<Site, Genotype> genotypes) {
        return new SampleGenotypes(genotypes, List.of());
    }

    private static String called(String... genotypes) {
        GeneCall call = AlleleMatcher.call(Observed.of(EXAMPLE, shown(sample(genotypes))));
        return call.diplotypes().stream().map(d -> d.name() + " " + d.score()).toList() + " "
                + call.others().stream().map(d -> d.name() + " " + d.score()).toList();
    }

    @Test
    void thePublishedExampleWithEverything() {
        assertThat(called("C/T", "C/C", "T/T", "A/G", "A/A")).isEqualTo("[*1/*2 7] [*3/*5 2]");
    }

    @Test
    void thePublishedExampleWithoutItsFifthPosition() {
        assertThat(called("C/T", "C/C", "T/T", "A/G", "")).isEqualTo("[*1/*2 6] [*3/*5 2]");
    }

    @Test
    void thePublishedExampleWithoutItsFirstPosition() {
        assertThat(called("", "C/C", "T/T", "A/G", "A/A")).isEqualTo("[*1/*2 5, *1/*3 5] []");
        GeneCall call = AlleleMatcher.call(Observed.of(EXAMPLE, shown(sample("", "C/C", "T/T", "A/G", "A/A"))));
        assertThat(call.undecidable()).containsExactly("*5");
        assertThat(call.isPartial()).isTrue();
    }

    @Test
    void phaseDecidesBetweenOneStrandAndTwo() {
        assertThat(called("C|T", "C/C", "T/T", "G|A", "A/A")).isEqualTo("[*1/*2 7] []");
        assertThat(called("C|T", "C/C", "T/T", "A|G", "A/A")).isEqualTo("[*3/*5 2] []");
    }

    @Test
    void anUndocumentedAlleleForbidsACall() {
        AlleleDefinition strict = new AlleleDefinition(
                "EXAMPLE",
                "1",
                "NC_000001.11",
                EXAMPLE.positions().stream()
                        .map(p -> new Position(p.site(), p.rsid(), p.name(), p.reference(), List.of()))
                        .toList(),
                EXAMPLE.alleles(),
                Set.of(),
                List.of());
        GeneCall call = AlleleMatcher.call(Observed.of(strict, shown(sample("C/G", "C/C", "T/T", "G/G", "A/A"))));
        assertThat(call.isCalled()).isFalse();
        assertThat(call.notes())
                .extracting(note -> note.in("en"))
                .singleElement()
                .asString()
                .contains("rs1", "no named allele");
    }

    /** Random tables and samples, against writing out every sequence that the genotypes allow. */
    @Property(tries = 400)
    void theSameAsWritingOutAllSequences(@ForAll long seed) {
        Random random = new Random(seed);
        int positions = 1 + random.nextInt(5);
        String reference = bases(random, positions);
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                "*1", reference.chars().mapToObj(c -> String.valueOf((char) c)).toArray(String[]::new)));
        for (int a = 2; a < 2 + random.nextInt(6); a++) {
            rows.add(new Row("*" + a, cells(random, positions)));
        }
        AlleleDefinition table = definition(reference, rows);
        Map<Site, Genotype> sample = new HashMap<>();
        for (int i = 0; i < positions; i++) {
            if (random.nextInt(8) > 0) {
                Site site = new Site("chr1", 100 + i);
                String ref = reference.substring(i, i + 1);
                List<String> alleles = List.of(
                        random.nextBoolean() ? ref : bases(random, 1), random.nextBoolean() ? ref : bases(random, 1));
                sample.put(site, new Genotype(site, ref, alleles, random.nextBoolean(), "", false));
            }
        }
        Observed observed = Observed.of(table, shown(sample));
        GeneCall call = AlleleMatcher.call(observed);
        Map<String, Integer> got = new TreeMap<>();
        call.diplotypes().forEach(d -> got.put(d.name(), d.score()));
        call.others().forEach(d -> got.put(d.name(), d.score()));

        assertThat(got).isEqualTo(AllSequences.of(table, observed.seen()));
    }

    private static List<@Nullable String> cells(Random random, int positions) {
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 0; i < positions; i++) {
            int kind = random.nextInt(8);
            cells.add(kind < 4 ? null : kind == 4 ? wobble(random) : bases(random, 1));
        }
        return cells;
    }

    private static String bases(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("ACGT".charAt(random.nextInt(4)));
        }
        return text.toString();
    }

    private static String wobble(Random random) {
        int code = random.nextInt(6);
        return "RYSWKM".substring(code, code + 1);
    }
}
