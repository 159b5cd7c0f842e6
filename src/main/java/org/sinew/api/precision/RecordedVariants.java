package org.sinew.api.precision;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Audience;
import org.sinew.access.Reads;
import org.sinew.genome.ReferenceGenomes;
import org.sinew.graph.Statement;
import org.sinew.graph.Statements;
import org.sinew.patient.Significance;
import org.sinew.precision.diagnosis.FoundVariant;
import org.sinew.precision.diagnosis.FoundVariant.Recorded;
import org.sinew.term.TermId;
import org.springframework.stereotype.Component;

/** What the graph holds of variants by any of their names; of records, only for whom they are shown to. */
@Component
final class RecordedVariants {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Pattern GENE = Pattern.compile("\\([^:()]*\\)(?=:)");

    private final Reads reads;
    private final ReferenceGenomes genomes;

    RecordedVariants(Reads reads, ReferenceGenomes genomes) {
        this.reads = reads;
        this.genomes = genomes;
    }

    /** Each name once. */
    List<FoundVariant> find(Audience audience, String operation, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        boolean isShown = reads.showsPatients(audience);
        List<Map<String, Object>> asked =
                names.stream().distinct().map(this::asked).toList();
        Statement statement =
                Statements.of("precision/recorded-variants", Map.of("variants", asked, "records", isShown));
        List<Map<String, Object>> rows = isShown
                ? reads.read(audience, operation, statement, TIMEOUT)
                : reads.knowledge(audience, operation, statement, TIMEOUT);
        return rows.stream().map(RecordedVariants::found).toList();
    }

    /** A variant whose bases are known stands by its SPDI, any other by its HGVS; either has its HGVS as label. */
    private Map<String, Object> asked(String name) {
        String bare = GENE.matcher(name.strip()).replaceAll("");
        Set<String> ids = new LinkedHashSet<>();
        genomes.parse(bare).ifPresent(variant -> ids.add(new TermId("SPDI", variant.spdi()).toString()));
        Stream.of(TermId.tryParse("HGVS:" + bare), TermId.fromIri(bare))
                .flatMap(Optional::stream)
                .forEach(id -> ids.add(id.toString()));
        return Map.of("name", name, "ids", List.copyOf(ids), "labels", List.of(name.strip(), bare));
    }

    private static FoundVariant found(Map<String, Object> row) {
        return new FoundVariant(
                String.valueOf(row.get("name")),
                texts(row.get("genes")).toList(),
                recorded(
                        texts(row.get("origins")).toList(),
                        texts(row.get("significances")).toList()));
    }

    private static Recorded recorded(List<String> origins, List<String> significances) {
        if (!origins.isEmpty() && origins.stream().allMatch("somatic"::equals)) {
            return Recorded.SOMATIC;
        }
        return !significances.isEmpty() && significances.stream().allMatch(Significance::isBenign)
                ? Recorded.BENIGN
                : Recorded.NOTHING_AGAINST;
    }

    private static Stream<String> texts(@Nullable Object list) {
        return list instanceof List<?> many ? many.stream().map(String::valueOf) : Stream.of();
    }
}
