package org.sinew.precision.pgx;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.term.Release;

/**
 * Tables laid out as PharmCAT publishes them: {@code definition/alleles/<gene>_translation.json},
 * {@code phenotype[/cpic|/dpwg]/<gene>.json}, {@code reporter/guidelines/<…>.json}, below one directory a release. Of
 * several releases the newest that has a gene's table serves.
 */
final class TableFiles implements PrescribingTables {

    private static final Pattern DEFINITION = Pattern.compile("(.*)definition/alleles/([^/]+)_translation\\.json");
    private static final Pattern PHENOTYPE = Pattern.compile("(.*)phenotype/(?:(cpic|dpwg)/)?([^/]+)\\.json");
    private static final Pattern GUIDELINE = Pattern.compile("(.*)reporter/guidelines/[^/]+\\.json");
    private static final Pattern LOOSE = Pattern.compile("(.*-phenotype/)([^/]+)\\.json");
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");

    private final Release release;
    private final List<Note> notes;
    private final Map<String, String> definitions = new TreeMap<>();
    private final Map<String, String> exemptions = new HashMap<>();
    /** by gene and by "gene|source", the paths with the newest directory last */
    private final Map<String, NavigableMap<String, String>> phenotypes = new HashMap<>();

    private final Map<String, byte[]> files;
    private final List<String> guidelinePaths;
    private final Map<String, Optional<AlleleDefinition>> readDefinitions = new ConcurrentHashMap<>();
    private final Map<String, PhenotypeTable> readPhenotypes = new ConcurrentHashMap<>();
    private volatile @Nullable List<Guideline> readGuidelines;

    TableFiles(Release release, List<Note> notes, Map<String, byte[]> files) {
        this.release = release;
        this.notes = List.copyOf(notes);
        this.files = Map.copyOf(files);
        files.keySet().stream().sorted(Comparator.comparing(TableFiles::age)).forEach(this::place);
        this.guidelinePaths = newestGuidelines();
    }

    private void place(String path) {
        Matcher definition = DEFINITION.matcher(path);
        Matcher phenotype = PHENOTYPE.matcher(path);
        Matcher loose = LOOSE.matcher(path);
        if (definition.matches()) {
            definitions.put(definition.group(2).replace('_', '-'), path);
        } else if (path.endsWith("definition/alleles/exemptions.json")) {
            exemptions.put(path.substring(0, path.lastIndexOf('/')), path);
        } else if (phenotype.matches()) {
            String gene = phenotype.group(3).replace('_', '-');
            String source = phenotype.group(2);
            register(source == null || source.equals("cpic") ? gene : gene + "|only dpwg", path);
            if (source != null) {
                register(gene + "|" + source.toUpperCase(java.util.Locale.ROOT), path);
            }
        } else if (loose.matches()) {
            register(loose.group(2).replace('_', '-'), path);
        }
    }

    private void register(String key, String path) {
        phenotypes.computeIfAbsent(key, k -> new TreeMap<>()).put(age(path), path);
    }

    /** Sorts directories without a version before the dated ones. */
    private static String age(String path) {
        Matcher version = VERSION.matcher(path);
        return (version.find() ? version.group() : "0000") + " " + path;
    }

    private List<String> newestGuidelines() {
        NavigableMap<String, List<String>> byDirectory = new TreeMap<>();
        files.keySet().stream()
                .filter(path -> GUIDELINE.matcher(path).matches())
                .sorted()
                .forEach(path -> byDirectory
                        .computeIfAbsent(
                                age(path.substring(0, path.lastIndexOf('/'))), d -> new java.util.ArrayList<>())
                        .add(path));
        return byDirectory.isEmpty() ? List.of() : byDirectory.lastEntry().getValue();
    }

    @Override
    public Release release() {
        return release;
    }

    @Override
    public List<Note> notes() {
        return notes;
    }

    @Override
    public Set<String> genes() {
        return definitions.keySet();
    }

    @Override
    public Set<String> knownGenes() {
        Set<String> known = new TreeSet<>(definitions.keySet());
        phenotypes.keySet().stream().filter(key -> !key.contains("|")).forEach(known::add);
        guidelines().forEach(guideline -> known.addAll(guideline.genes()));
        return known;
    }

    @Override
    public Optional<AlleleDefinition> definition(String gene) {
        return readDefinitions.computeIfAbsent(
                gene, g -> Optional.ofNullable(definitions.get(g)).map(this::readDefinition));
    }

    private AlleleDefinition readDefinition(String path) {
        String exempt = exemptions.get(path.substring(0, path.lastIndexOf('/')));
        return TableJson.definition(path, bytes(path), exempt == null ? null : bytes(exempt));
    }

    @Override
    public Optional<PhenotypeTable> phenotypes(String gene) {
        return newest(gene).or(() -> newest(gene + "|only dpwg"));
    }

    @Override
    public Optional<PhenotypeTable> phenotypes(String gene, String source) {
        return newest(gene + "|" + source);
    }

    @Override
    public List<PhenotypeTable> allPhenotypes(String gene) {
        return Stream.of(phenotypes(gene), phenotypes(gene, "CPIC"), phenotypes(gene, "DPWG"))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<PhenotypeTable> newest(String key) {
        return Optional.ofNullable(phenotypes.get(key))
                .map(paths -> readPhenotypes.computeIfAbsent(
                        paths.lastEntry().getValue(), path -> TableJson.phenotypes(path, bytes(path))));
    }

    @Override
    public List<Guideline> guidelines() {
        List<Guideline> read = readGuidelines;
        if (read == null) {
            read = guidelinePaths.parallelStream()
                    .map(path -> TableJson.guideline(path, bytes(path)))
                    .toList();
            readGuidelines = read;
        }
        return read;
    }

    private byte[] bytes(String path) {
        byte[] content = files.get(path);
        if (content == null) {
            throw new IllegalStateException(release.id() + " has no " + path);
        }
        return content;
    }
}
