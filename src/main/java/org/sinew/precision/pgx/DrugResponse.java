package org.sinew.precision.pgx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.SampleGenotypes;
import org.sinew.genome.Site;
import org.sinew.genome.VcfReader;
import org.sinew.precision.pgx.GeneCall.Origin;

/**
 * From genotypes, or diplotypes found elsewhere, to what CPIC and DPWG recommend for drugs.
 *
 * @see <a href="https://cpicpgx.org/guidelines/">CPIC guidelines</a>
 * @see <a href="https://www.knmp.nl/dossiers/farmacogenetica">DPWG, Royal Dutch Pharmacists Association</a>
 */
public final class DrugResponse {

    /** Genes whose results small variants do not give. */
    private static final Map<String, String> ONLY_GIVEN = Map.of(
            "CYP2D6", "only-given.structural",
            "HLA-A", "only-given.hla",
            "HLA-B", "only-given.hla",
            "MT-RNR1", "only-given.mitochondrial");

    private static final String SLCO1B1_SITE = "rs4149056";

    private final PrescribingTables tables;
    private final GivenReader reader;
    private volatile @Nullable Set<String> drugs;
    private volatile @Nullable List<AlleleDefinition> definitions;
    private volatile @Nullable Map<String, Position> positions;

    DrugResponse(PrescribingTables tables) {
        this.tables = tables;
        this.reader = new GivenReader(tables);
    }

    /**
     * Tables from a file or directory as PharmCAT publishes them.
     *
     * @throws IllegalArgumentException when the file holds no such tables
     */
    public static DrugResponse of(Path tables) throws IOException {
        return new DrugResponse(TableArchive.read(tables));
    }

    /** The few pairs of the starter knowledge. */
    public static DrugResponse starter() {
        return new DrugResponse(TableArchive.starter());
    }

    /** {@code pharmcat@2025-11}: the release that answers. */
    public String release() {
        return tables.release().id();
    }

    /** Genes that a VCF can tell. */
    public Set<String> genes() {
        return tables.genes().stream()
                .filter(g -> !ONLY_GIVEN.containsKey(g))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Drugs that some guideline is about, in lower case. */
    public Set<String> drugs() {
        Set<String> known = drugs;
        if (known == null) {
            known = tables.guidelines().stream()
                    .flatMap(g -> g.drugs().stream())
                    .map(d -> d.toLowerCase(Locale.ROOT))
                    .collect(Collectors.collectingAndThen(
                            Collectors.toCollection(TreeSet::new), Collections::unmodifiableSortedSet));
            drugs = known;
        }
        return known;
    }

    /** Reads what the definitions need of one sample. */
    public SampleGenotypes read(Path vcf, @Nullable String sample) throws IOException {
        return new VcfReader(sites()).read(vcf, sample);
    }

    /** The same of a VCF's text. */
    public SampleGenotypes read(String name, String vcf, @Nullable String sample) {
        return new VcfReader(sites()).read(name, vcf, sample);
    }

    List<Site> sites() {
        return definitions().stream()
                .flatMap(d -> d.positions().stream())
                .map(Position::site)
                .distinct()
                .toList();
    }

    /** Positions by genomic HGVS ({@code NC_000010.11:g.94781859G>A}) and by rs number. */
    Map<String, Position> positionsByName() {
        Map<String, Position> known = positions;
        if (known == null) {
            known = Map.copyOf(named(definitions()));
            positions = known;
        }
        return known;
    }

    /** Positions by their place. */
    Map<Site, Position> positionsBySite() {
        Map<Site, Position> bySite = new HashMap<>();
        definitions().forEach(d -> d.positions().forEach(position -> bySite.put(position.site(), position)));
        return bySite;
    }

    private static Map<String, Position> named(List<AlleleDefinition> definitions) {
        Map<String, Position> byName = new HashMap<>();
        for (AlleleDefinition definition : definitions) {
            for (Position position : definition.positions()) {
                byName.put(definition.accession() + ":" + position.name(), position);
                if (position.rsid() != null) {
                    byName.put(position.rsid(), position);
                }
            }
        }
        return byName;
    }

    boolean knows(String gene) {
        return tables.knownGenes().contains(gene);
    }

    /** What stands for an allele that a report does not name: {@code *1}, else the reference; nothing where none is usual. */
    Optional<String> usualAllele(String gene) {
        return GivenReader.mayBeOne(gene) ? Optional.empty() : Optional.of(usual(gene));
    }

    private String usual(String gene) {
        return tables.definition(gene)
                .map(d -> d.alleles().getFirst().name())
                .filter(name -> !name.startsWith("*"))
                .orElse("*1");
    }

    private List<AlleleDefinition> definitions() {
        List<AlleleDefinition> known = definitions;
        if (known == null) {
            known = genes().parallelStream()
                    .map(tables::definition)
                    .flatMap(Optional::stream)
                    .toList();
            definitions = known;
        }
        return known;
    }

    /** Diplotypes of every gene of which the sample has a position, or why it has none. */
    public List<GeneCall> call(SampleGenotypes sample) {
        List<GeneCall> calls = new ArrayList<>();
        for (AlleleDefinition definition : definitions()) {
            Observed observed = Observed.of(definition, sample);
            if (observed.missing().size() < definition.positions().size()
                    || !observed.notes().isEmpty()) {
                calls.add(call(observed));
            }
        }
        calls.sort(Comparator.comparing(GeneCall::gene));
        return List.copyOf(calls);
    }

    private GeneCall call(Observed observed) {
        String gene = observed.definition().gene();
        if (LowestFunction.GENES.contains(gene)) {
            return LowestFunction.call(observed, tables.phenotypes(gene));
        }
        GeneCall call = AlleleMatcher.call(observed);
        return gene.equals("SLCO1B1") && !call.isCalled() ? SingleVariant.call(observed, call, SLCO1B1_SITE) : call;
    }

    /** @throws UnusableResult when the tables do not know what was given */
    public void check(GivenCall given) {
        reader.read(given);
    }

    /** Genes that the guidelines of a drug ask for; empty for a drug that none is about. */
    public Set<String> genes(String drug) {
        return tables.guidelines().stream()
                .filter(guideline -> guideline.drugs().stream().anyMatch(drug::equalsIgnoreCase))
                .flatMap(guideline -> guideline.genes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The whole answer.
     *
     * @param calls of {@link #call}
     * @param given results from outside, which go before those of a file; one that the tables do not know is a gene without
     *     a result, which says so
     * @param drugs asked for; empty for every drug that some result of these genes changes
     * @param language BCP 47 tag of the notes; what guidelines say stays in theirs
     * @throws UnknownDrug naming the nearest that guidelines know
     */
    public DrugReport report(List<GeneCall> calls, List<GivenCall> given, Collection<String> drugs, String language) {
        List<String> named = drugs.isEmpty()
                ? List.copyOf(drugs())
                : drugs.stream().map(this::known).distinct().toList();
        DrugReport report = reportOf(calls, given, named, language);
        return drugs.isEmpty() ? report.withoutSilentDrugs() : report;
    }

    /** The answer for exactly these drugs, named as {@link #drugs} names them. */
    public DrugReport reportOf(List<GeneCall> calls, List<GivenCall> given, List<String> drugs, String language) {
        Findings findings = new Findings(tables);
        Map<String, DrugReport.Gene> genes = new TreeMap<>();
        for (GeneCall call : calls) {
            findings.add(call);
            genes.put(call.gene(), gene(call, findings, language));
        }
        for (GivenCall call : given) {
            genes.put(call.gene(), gene(call, findings, language));
        }
        Prescribing prescribing = new Prescribing(tables, findings, language);
        return new DrugReport(
                List.copyOf(genes.values()),
                drugs.stream().map(prescribing::drug).toList(),
                notes(genes.keySet(), language),
                tables.release().id(),
                tables.release().licence(),
                Note.of("disclaimer").in(language));
    }

    /** The drug's name as guidelines write it. */
    private String known(String drug) {
        String name = drug.strip().toLowerCase(Locale.ROOT);
        Set<String> all = drugs();
        if (!all.contains(name)) {
            throw new UnknownDrug(drug, NearestNames.of(name, all));
        }
        return name;
    }

    private DrugReport.Gene gene(GeneCall call, Findings findings, String language) {
        return new DrugReport.Gene(
                call.gene(),
                call.origin(),
                meanings(findings, call.gene(), language),
                call.others().stream().map(Diplotype::name).toList(),
                call.effectivelyPhased(),
                call.positions(),
                call.missing().stream().map(Position::label).toList(),
                call.undecidable(),
                call.notes().stream().map(note -> note.in(language)).toList(),
                call.release());
    }

    private DrugReport.Gene gene(GivenCall given, Findings findings, String language) {
        try {
            GivenReading reading = reader.read(given);
            findings.add(given, reading);
            Stream<Note> notes = Stream.of(
                            Stream.of(given.note() == null ? Note.of("as-given") : given.note()),
                            reading.notes().stream(),
                            findings.otherwise(given, reading).stream(),
                            findings.anyScore(given).stream())
                    .flatMap(each -> each);
            return gene(given.gene(), Origin.GIVEN, meanings(findings, given.gene(), language), notes, language);
        } catch (UnusableResult unknown) {
            findings.forget(given.gene());
            return gene(given.gene(), Origin.UNREADABLE, List.of(), Stream.of(unknown.why()), language);
        }
    }

    private DrugReport.Gene gene(
            String gene, Origin origin, List<DrugReport.Meaning> meanings, Stream<Note> notes, String language) {
        return new DrugReport.Gene(
                gene,
                origin,
                meanings,
                List.of(),
                false,
                0,
                List.of(),
                List.of(),
                notes.map(note -> note.in(language)).toList(),
                tables.release().version());
    }

    private static List<DrugReport.Meaning> meanings(Findings findings, String gene, String language) {
        return findings.meanings(gene).stream()
                .map(meaning -> meaning.in(language))
                .toList();
    }

    private List<String> notes(Set<String> known, String language) {
        List<String> notes = new ArrayList<>();
        tables.notes().forEach(note -> notes.add(note.in(language)));
        new TreeMap<>(ONLY_GIVEN).forEach((gene, reason) -> {
            if (!known.contains(gene)) {
                notes.add(Note.of("only-given", gene, Note.of(reason).in(language))
                        .in(language));
            }
        });
        return notes;
    }
}
