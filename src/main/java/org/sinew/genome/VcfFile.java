package org.sinew.genome;

import htsjdk.tribble.TribbleException;
import htsjdk.tribble.readers.LineIteratorImpl;
import htsjdk.tribble.readers.LineReader;
import htsjdk.variant.variantcontext.VariantContext;
import htsjdk.variant.vcf.VCFCodec;
import htsjdk.variant.vcf.VCFHeader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One VCF (4.1 and later, plain or gzip), read line after line in bounded memory. What is wrong with a line is told of
 * that line, and the next one can be read.
 *
 * @see <a href="https://samtools.github.io/hts-specs/VCFv4.3.pdf">The Variant Call Format</a>
 */
public final class VcfFile implements AutoCloseable {

    /**
     * A line below the header.
     *
     * @param number one-based; 0 where an index led to it
     * @param text as written; of one that is too long its beginning
     */
    public record Line(long number, String text, boolean isCut) {

        String place() {
            return number > 0
                    ? "line " + number
                    : Stream.of(text.split("\t", 3)).limit(2).collect(Collectors.joining(":"));
        }
    }

    private final String name;
    private final VcfLines lines;
    private final VCFCodec codec = new VCFCodec();
    private final List<String> header;
    private final VCFHeader meaning;
    private final Annotations annotations;
    private @Nullable String ahead;

    private VcfFile(String name, VcfLines lines) {
        this.name = name;
        this.lines = lines;
        List<String> top = new ArrayList<>();
        String line = lines.readLine();
        while (line != null && line.startsWith("##")) {
            top.add(line);
            line = lines.readLine();
        }
        if (line != null && line.startsWith("#")) {
            top.add(line);
        } else {
            ahead = line;
        }
        this.header = List.copyOf(top);
        this.meaning = VcfLines.header(name, codec, new LineIteratorImpl(new Given(top.iterator())), lines);
        this.annotations = new Annotations(meaning);
    }

    /** @throws UnusableVcf when there is no header that can be read */
    public static VcfFile open(Path file) throws IOException {
        return open(String.valueOf(file.getFileName()), Files.newInputStream(file));
    }

    /**
     * @param name by which problems are told
     * @param content is closed with this, or when the header cannot be read
     * @throws UnusableVcf when there is no header that can be read
     */
    public static VcfFile open(String name, InputStream content) throws IOException {
        VcfLines lines = VcfLines.open(content);
        try {
            return new VcfFile(name, lines);
        } catch (UnusableVcf unreadable) {
            lines.close();
            throw unreadable;
        } catch (UncheckedIOException damaged) {
            lines.close();
            throw UnusableVcf.damaged(name, lines.number() + 1, damaged);
        }
    }

    /** @throws UnusableVcf when there is no header that can be read */
    static VcfFile of(String name, String text) {
        return new VcfFile(name, new VcfLines(new StringReader(text)));
    }

    String name() {
        return name;
    }

    /** All lines of the header, the last of them that of the columns. */
    public List<String> header() {
        return header;
    }

    /**
     * The build that the header proves.
     *
     * @throws UnusableVcf when it proves two
     */
    public Optional<Build> build() {
        return GenomeBuild.of(name, lines.header());
    }

    /** In the order of their columns. */
    public List<String> samples() {
        return List.copyOf(meaning.getGenotypeSamples());
    }

    /** Of the line read last, one-based. */
    long number() {
        return lines.number();
    }

    /**
     * The next line that is not empty, null at the end.
     *
     * @throws IOException when the file ends early or is damaged
     */
    public @Nullable Line next() throws IOException {
        try {
            String line = ahead == null ? lines.readLine() : ahead;
            ahead = null;
            while (line != null && (line.isEmpty() || line.startsWith("#"))) {
                line = lines.readLine();
            }
            return line == null ? null : new Line(lines.number(), line, lines.isCut());
        } catch (UncheckedIOException damaged) {
            throw Objects.requireNonNull(damaged.getCause());
        }
    }

    /** @throws UnusableVcf saying what is malformed */
    public VcfRecord read(Line line) {
        if (line.isCut()) {
            throw UnusableVcf.malformed(name, line, "a line of more than " + VcfLines.LONGEST + " characters");
        }
        try {
            VariantContext record = codec.decode(VcfLines.mended(line.text()));
            if (record == null) {
                throw UnusableVcf.malformed(name, line, "no record");
            }
            // genotypes are decoded when they are first looked at
            record.getGenotypes().forEach(Objects::requireNonNull);
            return new VcfRecord(record, annotations.of(record, line.number()));
        } catch (TribbleException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException bad) {
            throw UnusableVcf.malformed(name, line, VcfLines.reason(bad));
        }
    }

    @Override
    public void close() {
        lines.close();
    }

    private record Given(Iterator<String> lines) implements LineReader {
        @Override
        public @Nullable String readLine() {
            return lines.hasNext() ? lines.next() : null;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
