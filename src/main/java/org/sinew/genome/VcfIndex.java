package org.sinew.genome;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.tribble.TribbleException;
import htsjdk.tribble.readers.TabixReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a block-compressed VCF at some places, found by the tabix index beside it.
 *
 * @see <a href="https://samtools.github.io/hts-specs/tabix.pdf">The tabix index</a>
 */
final class VcfIndex implements AutoCloseable {

    /** Bases that the finest bin of an index spans: nearer places are read in one go. */
    private static final int BIN = 1 << 14;

    private static final String ENDING = ".tbi";

    private record Span(String contig, int first, int last) {}

    private final String name;
    private final TabixReader reader;
    private final Deque<Span> ahead = new ArrayDeque<>();
    private TabixReader.@Nullable Iterator lines;
    private @Nullable Span read;
    private @Nullable Span before;

    /** @throws UnusableVcf when the index is damaged */
    VcfIndex(String name, Path file, SiteSet wanted) throws IOException {
        this.name = name;
        try {
            this.reader = new TabixReader(file.toString(), file + ENDING);
        } catch (TribbleException | SAMException | IOException | IllegalArgumentException broken) {
            throw damaged(broken);
        }
        reader.getChromosomes().forEach(contig -> plan(contig, wanted));
    }

    /** The index of the file, if there is one that is not older than it. */
    static Optional<Path> of(Path file) throws IOException {
        Path index = Path.of(file + ENDING);
        if (!Files.isRegularFile(index) || isOlder(index, file)) {
            return Optional.empty();
        }
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return BlockCompressedInputStream.isValidFile(content) ? Optional.of(index) : Optional.empty();
        }
    }

    /** How the file is read, for people; nothing of a file that cannot have an index. */
    static Optional<String> told(Path file) throws IOException {
        Path index = Path.of(file + ENDING);
        if (of(file).isPresent()) {
            return Optional.of("read by its index " + index.getFileName());
        }
        if (!file.toString().endsWith("gz")) {
            return Optional.empty();
        }
        String why = Files.isRegularFile(index)
                ? isOlder(index, file) ? "its index is older than it" : "it is not compressed in blocks (bgzip)"
                : "there is no index " + file.getFileName() + ENDING + " beside it";
        return Optional.of("read whole: " + why);
    }

    private static boolean isOlder(Path index, Path file) throws IOException {
        return Files.getLastModifiedTime(index).compareTo(Files.getLastModifiedTime(file)) < 0;
    }

    private void plan(String contig, SiteSet wanted) {
        Span open = null;
        for (Site site : wanted.within(Site.contig(contig), 1, Integer.MAX_VALUE)) {
            if (open != null && site.position() - open.last() < BIN) {
                open = new Span(contig, open.first(), site.position());
                continue;
            }
            if (open != null) {
                ahead.add(open);
            }
            open = new Span(contig, site.position(), site.position());
        }
        if (open != null) {
            ahead.add(open);
        }
    }

    /**
     * The next line that is about a wanted place or one near it, null at the end.
     *
     * @throws UnusableVcf when the index is damaged, or of another file
     */
    VcfFile.@Nullable Line next() {
        try {
            while (true) {
                String line = lines == null ? null : lines.next();
                if (line == null) {
                    if (ahead.isEmpty()) {
                        return null;
                    }
                    before = read;
                    read = ahead.remove();
                    lines = reader.query(read.contig(), read.first() - 1, read.last());
                } else if (!isRead(line)) {
                    return new VcfFile.Line(0, line, false);
                }
            }
        } catch (TribbleException | SAMException | IOException | IndexOutOfBoundsException broken) {
            throw damaged(broken);
        }
    }

    /** Whether it reaches over from the span before. */
    private boolean isRead(String line) {
        if (before == null || read == null || !before.contig().equals(read.contig())) {
            return false;
        }
        String position = line.split("\t", 3)[1];
        return position.matches("\\d{1,9}") && Integer.parseInt(position) <= before.last();
    }

    private UnusableVcf damaged(Exception why) {
        return new UnusableVcf(
                UnusableVcf.Problem.MALFORMED,
                name + ": its index " + name + ENDING + " is damaged or of another file: " + why.getMessage(),
                java.util.List.of());
    }

    @Override
    public void close() {
        reader.close();
    }
}
