package org.sinew.precision.pgx;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.pgx.UnusableResult.Problem;

/**
 * Reads results from outside by the names that the tables have. Laboratories' usual spellings are read ({@code CYP2D6*4.001},
 * {@code B*57:01:01}, {@code *1x4}, {@code *36+*10}, {@code PM}); anything else is refused with what may be meant.
 *
 * @see <a href="https://pharmcat.clinpgx.org/using/Outside-Call-Format">PharmCAT, Outside Call Format</a>
 * @see <a href="https://pubmed.ncbi.nlm.nih.gov/37669183/">PharmVar on reporting structural variation of CYP2D6, PMID 37669183</a>
 */
final class GivenReader {

    /** Genes of which a person may have one copy: mitochondrial, and on the X chromosome. */
    private static final String ONE_COPY = "MT-RNR1";

    private static final Set<String> MAY_BE_ONE = Set.of(ONE_COPY, "G6PD");
    private static final int FEW = 12;

    private static final Pattern HLA = Pattern.compile("(\\*\\d{2,3}:\\d{2,4}[A-Z]?)(?::\\d+)*[A-Z]?");
    private static final Pattern SUBALLELE = Pattern.compile("(\\*\\d+)\\.\\d{3}");
    private static final Pattern TWO_NAMES = Pattern.compile("(\\S+) \\((\\S+)\\)");
    private static final Pattern SCORE = Pattern.compile("(≥|>=)?\\s*(\\d{1,2}(?:\\.\\d{1,4})?)");
    private static final Pattern STATUS = Pattern.compile("\\*\\d{2,3}:\\d{2,4} (?:positive|negative)");
    private static final Map<String, String> SHORT = Map.of(
            "pm", "poor metabolizer",
            "im", "intermediate metabolizer",
            "nm", "normal metabolizer",
            "em", "normal metabolizer",
            "rm", "rapid metabolizer",
            "um", "ultrarapid metabolizer");

    private final PrescribingTables tables;

    GivenReader(PrescribingTables tables) {
        this.tables = tables;
    }

    /** @throws UnusableResult when the tables do not know what it says */
    GivenReading read(GivenCall given) {
        if (!tables.knownGenes().contains(given.gene())) {
            throw unknownGene(given.gene());
        }
        String phenotype = given.phenotype() == null ? null : phenotype(given.gene(), given.phenotype());
        String score = given.activityScore() == null ? null : score(given.gene(), given.activityScore());
        GivenReading stated = new GivenReading(List.of(), phenotype, score, List.of());
        if (given.diplotype() == null) {
            return stated;
        }
        try {
            return new Alleles(given.gene()).read(given.diplotype(), phenotype, score);
        } catch (UnusableResult unreadable) {
            if (phenotype == null && score == null) {
                throw unreadable;
            }
            return stated.noting(unreadable.why());
        }
    }

    private UnusableResult unknownGene(String gene) {
        Set<String> known = tables.knownGenes();
        List<String> near = NearestNames.of(gene, known);
        return near.isEmpty()
                ? refused(Problem.UNKNOWN_GENE, gene, List.of(), "unknown-gene", gene, release(), list(known))
                : refused(Problem.UNKNOWN_GENE, gene, near, "unknown-gene-meant", gene, release(), list(near));
    }

    private String phenotype(String gene, String written) {
        Set<String> known = phenotypes(gene);
        Optional<String> found = phenotypeIn(known, gene, written);
        if (found.isPresent()) {
            return found.get();
        }
        if (isHla(gene) && STATUS.matcher(written.strip()).matches()) {
            return written.strip();
        }
        List<String> near = NearestNames.of(written, known);
        List<String> meant = near.isEmpty() || known.size() <= FEW ? List.copyOf(known) : near;
        throw refused(Problem.UNKNOWN_PHENOTYPE, gene, meant, "unknown-phenotype", gene, written, list(meant));
    }

    private static Optional<String> phenotypeIn(Set<String> known, String gene, String written) {
        String wanted = comparable(gene, written);
        return known.stream()
                .filter(name -> comparable(gene, name).equals(wanted))
                .findFirst();
    }

    /** British spelling, the old word for normal, and laboratories' abbreviations are those of the standard terms. */
    private static String comparable(String gene, String phenotype) {
        String words = phenotype
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace(gene.toLowerCase(Locale.ROOT), "")
                .replaceAll("metaboli[sz]ers?", "metabolizer")
                .replace("extensive", "normal")
                .replace("ultra-rapid", "ultrarapid")
                .replaceAll("\\s+", " ")
                .strip();
        return SHORT.getOrDefault(words, words);
    }

    private Set<String> phenotypes(String gene) {
        Set<String> known = results(gene).map(GeneResult::phenotype).collect(Collectors.toCollection(TreeSet::new));
        keys(gene)
                .filter(key ->
                        !key.equals(Findings.NO_RESULT) && !SCORE.matcher(key).matches())
                .forEach(known::add);
        known.add("Indeterminate");
        return known;
    }

    private String score(String gene, String written) {
        Set<String> known = Stream.concat(results(gene).map(GeneResult::activityScore), keys(gene))
                .filter(Objects::nonNull)
                .filter(score -> SCORE.matcher(score).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        Matcher parts = SCORE.matcher(written.strip());
        String wanted = parts.matches()
                ? (parts.group(1) == null ? "" : "≥") + Double.parseDouble(parts.group(2))
                : written.strip();
        if (known.contains(wanted)) {
            return wanted;
        }
        throw known.isEmpty()
                ? refused(Problem.UNKNOWN_ACTIVITY_SCORE, gene, List.of(), "no-scores", gene, written)
                : refused(
                        Problem.UNKNOWN_ACTIVITY_SCORE,
                        gene,
                        List.copyOf(known),
                        "unknown-score",
                        gene,
                        written,
                        list(known));
    }

    private Stream<GeneResult> results(String gene) {
        return tables.allPhenotypes(gene).stream().flatMap(table -> table.results().values().stream());
    }

    /** By which guidelines find their rows. */
    private Stream<String> keys(String gene) {
        return tables.guidelines().stream()
                .flatMap(guideline -> guideline.rows().stream())
                .map(row -> row.keys().get(gene))
                .filter(Objects::nonNull)
                .flatMap(key -> Stream.ofNullable(key.result()));
    }

    private String release() {
        return tables.release().id();
    }

    /** Whether one allele alone is a result. */
    static boolean mayBeOne(String gene) {
        return MAY_BE_ONE.contains(gene) || isHla(gene);
    }

    private static boolean isHla(String gene) {
        return gene.startsWith("HLA-");
    }

    private static String list(Collection<String> names) {
        return String.join(", ", names);
    }

    private static UnusableResult refused(
            Problem problem, String gene, List<String> meant, String key, Object... parts) {
        return new UnusableResult(problem, gene, Note.of("refused." + key, parts), meant);
    }

    /** The alleles of one gene. */
    private final class Alleles {

        private final String gene;
        private final List<Note> notes = new ArrayList<>();
        private final Set<String> known = new TreeSet<>(AlleleNames.ORDER);

        Alleles(String gene) {
            this.gene = gene;
            tables.definition(gene).stream()
                    .flatMap(definition -> definition.alleles().stream())
                    .map(NamedAllele::name)
                    .forEach(known::add);
            tables.allPhenotypes(gene)
                    .forEach(table -> known.addAll(table.functions().keySet()));
        }

        GivenReading read(String diplotype, @Nullable String phenotype, @Nullable String score) {
            if (phenotypeIn(phenotypes(gene), gene, diplotype).isPresent()) {
                throw refused(Problem.NO_DIPLOTYPE, gene, List.of(), "phenotype-as-diplotype", gene, diplotype);
            }
            String[] parts = diplotype.split("/", -1);
            List<String> written = Stream.of(parts)
                    .map(this::bare)
                    .filter(part -> !part.isEmpty())
                    .toList();
            boolean isPair = written.size() == 2 && parts.length == 2 && !gene.equals(ONE_COPY);
            boolean isOne = written.size() == 1 && parts.length == 1 && mayBeOne(gene);
            if (!isPair && !isOne) {
                String key = gene.equals(ONE_COPY) ? "not-one-allele" : "not-two-alleles";
                throw refused(Problem.NO_DIPLOTYPE, gene, List.of(), key, gene, diplotype.strip());
            }
            List<String> alleles = written.stream().map(this::allele).toList();
            if (isOne && isHla(gene)) {
                notes.add(Note.of("one-of-two", alleles.getFirst()));
            }
            return new GivenReading(alleles, phenotype, score, notes);
        }

        /** Without the gene: {@code CYP2D6*4}, {@code B*57:01} of HLA-B, {@code [*68+*4]}. */
        private String bare(String part) {
            String name = part.strip();
            name = name.startsWith(gene) ? name.substring(gene.length()).strip() : name;
            if (isHla(gene) && name.startsWith(gene.substring(4) + "*")) {
                name = name.substring(gene.length() - 4);
            }
            boolean isBracketed = name.startsWith("[") && name.endsWith("]") && !name.contains(" + ");
            return isBracketed ? name.substring(1, name.length() - 1).strip() : name;
        }

        private String allele(String name) {
            if (isHla(gene)) {
                Matcher typed = HLA.matcher(name);
                if (typed.matches()) {
                    return typed.group(1);
                }
                throw refused(Problem.UNKNOWN_ALLELE, gene, List.of(), "hla-allele", gene, name);
            }
            if (known.isEmpty()) {
                throw refused(Problem.UNKNOWN_ALLELE, gene, List.of(), "no-alleles", gene, release());
            }
            return find(gene.equals(ONE_COPY) && name.matches("\\d.*") ? "m." + name : name)
                    .or(() -> copied(name))
                    .orElseThrow(() -> unknown(name));
        }

        /** As the tables write it, in either case, by one of its two names ({@code c.1905+1G>A (*2A)}), or as a suballele. */
        private Optional<String> find(String name) {
            if (known.contains(name)) {
                return Optional.of(name);
            }
            List<String> alike =
                    known.stream().filter(each -> isCalled(each, name)).toList();
            if (alike.size() == 1) {
                return Optional.of(alike.getFirst());
            }
            Matcher suballele = SUBALLELE.matcher(name);
            if (suballele.matches() && known.contains(suballele.group(1))) {
                notes.add(Note.of("suballele", name, suballele.group(1)));
                return Optional.of(suballele.group(1));
            }
            return Optional.empty();
        }

        private static boolean isCalled(String allele, String name) {
            Matcher two = TWO_NAMES.matcher(allele);
            return allele.equalsIgnoreCase(name)
                    || (two.matches()
                            && (two.group(1).equals(name) || two.group(2).equals(name)));
        }

        /** Several copies of the gene on one chromosome, where the tables have scores to add up. */
        private Optional<String> copied(String name) {
            Optional<GeneCopies> copies = tables.allPhenotypes(gene).stream()
                            .allMatch(table -> table.activities().isEmpty())
                    ? Optional.empty()
                    : GeneCopies.parse(name);
            if (copies.isEmpty()) {
                return Optional.empty();
            }
            GeneCopies each = copies.get().named(part -> find(part).orElseThrow(() -> unknown(part)));
            Optional<String> own = each.spellings().filter(known::contains).findFirst();
            if (own.isPresent()) {
                return own;
            }
            if (each.isOfUnknownNumber()) {
                throw refused(Problem.UNKNOWN_COPIES, gene, List.of(), "copies-unknown", gene, name);
            }
            notes.add(Note.of("copies-added", each.name()));
            return Optional.of(each.name());
        }

        private UnusableResult unknown(String name) {
            List<String> meant = meant(name);
            return meant.isEmpty()
                    ? refused(Problem.UNKNOWN_ALLELE, gene, meant, "unknown-allele", gene, name, release())
                    : refused(
                            Problem.UNKNOWN_ALLELE,
                            gene,
                            meant,
                            "unknown-allele-meant",
                            gene,
                            name,
                            release(),
                            list(meant));
        }

        private List<String> meant(String name) {
            if (known.contains("*" + name)) {
                return List.of("*" + name);
            }
            List<String> near = NearestNames.of(name, known);
            return near.isEmpty() && known.size() <= FEW ? List.copyOf(known) : near;
        }
    }
}
