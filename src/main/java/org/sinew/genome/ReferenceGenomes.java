package org.sinew.genome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The FASTA files of an installation, at most one a build; a file is opened when its bases are first asked for. */
public final class ReferenceGenomes {

    public static final ReferenceGenomes NONE = new ReferenceGenomes(Map.of());

    private final Map<Build, Path> files;

    private ReferenceGenomes(Map<Build, Path> files) {
        this.files = files;
    }

    /**
     * @throws IllegalArgumentException for a file without its index, one that does not tell its build, and two of a build
     */
    public static ReferenceGenomes of(List<Path> fastas) throws IOException {
        Map<Build, Path> files = new EnumMap<>(Build.class);
        for (Path fasta : fastas) {
            Build build = buildOf(fasta)
                    .orElseThrow(() -> new IllegalArgumentException(
                            fasta + ": neither its name nor its chromosomes tell whether it is of GRCh37 or GRCh38"));
            if (files.put(build, fasta) != null) {
                throw new IllegalArgumentException("two reference genomes of " + build.label());
            }
        }
        return new ReferenceGenomes(files);
    }

    /** The build that the chromosomes' accessions or lengths in its index show, else its name. */
    public static Optional<Build> buildOf(Path fasta) throws IOException {
        Path index = fasta.resolveSibling(fasta.getFileName() + ".fai");
        if (!Files.isReadable(fasta) || !Files.isReadable(index)) {
            throw new IllegalArgumentException("cannot read " + fasta + " with its index " + index.getFileName());
        }
        try (Stream<String> lines = Files.lines(index, StandardCharsets.UTF_8)) {
            Optional<Build> shown = lines.map(line -> line.split("\t", -1))
                    .filter(cells -> cells.length > 1)
                    .flatMap(cells -> Build.ofAccession(cells[0])
                            .or(() -> GenomeBuild.ofLine("##contig=<ID=" + cells[0] + ",length=" + cells[1] + ">"))
                            .stream())
                    .findFirst();
            return shown.or(() -> GenomeBuild.ofLine("##reference=" + fasta.getFileName()));
        }
    }

    /** These, and of the build of {@code fasta}, if it tells it or else is said, that one. */
    public ReferenceGenomes with(@Nullable Path fasta, @Nullable Build said) throws IOException {
        Optional<Build> build =
                fasta == null ? Optional.empty() : buildOf(fasta).or(() -> Optional.ofNullable(said));
        if (build.isEmpty()) {
            return this;
        }
        Map<Build, Path> more = new EnumMap<>(Build.class);
        more.putAll(files);
        more.put(build.get(), fasta);
        return new ReferenceGenomes(more);
    }

    public Optional<Path> file(Build build) {
        return Optional.ofNullable(files.get(build));
    }

    /** As {@link GenomeVariant#parse}, with these bases. */
    public Optional<GenomeVariant> parse(String text) {
        try (Reading bases = open()) {
            return GenomeVariant.parse(text, bases);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** For one reader; to be closed by it. */
    public Reading open() {
        return new Reading(files);
    }

    /** Bases by accession; not safe for several threads. */
    public static final class Reading implements ReferenceBases, AutoCloseable {

        private final Map<Build, Path> files;
        private final Map<Build, FastaBases> open = new EnumMap<>(Build.class);

        private Reading(Map<Build, Path> files) {
            this.files = files;
        }

        @Override
        public Optional<Character> base(String accession, int position) {
            return Build.ofAccession(accession)
                    .filter(files::containsKey)
                    .flatMap(build -> open.computeIfAbsent(build, this::opened).base(accession, position));
        }

        private FastaBases opened(Build build) {
            try {
                return new FastaBases(Objects.requireNonNull(files.get(build)), build);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void close() throws IOException {
            for (FastaBases bases : open.values()) {
                bases.close();
            }
        }
    }
}
