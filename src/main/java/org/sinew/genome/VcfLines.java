package org.sinew.genome;

import htsjdk.tribble.TribbleException;
import htsjdk.tribble.readers.LineIterator;
import htsjdk.tribble.readers.LineReader;
import htsjdk.variant.vcf.VCFCodec;
import htsjdk.variant.vcf.VCFHeader;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a VCF, plain or gzip, with their numbers, and with small faults mended that many tools write. */
final class VcfLines implements LineReader {

    private static final Pattern EMPTY = Pattern.compile("\t(?=\t)");
    private static final Pattern NUMBER = Pattern.compile("Number=(?![0-9AGR.]+[,>])[^,>]*");

    private final BufferedReader reader;
    private final List<String> header = new ArrayList<>();
    private long number;

    VcfLines(Reader content) {
        this.reader = new BufferedReader(content, 1 << 16);
    }

    static VcfLines open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1F && raw.read() == 0x8B;
            raw.reset();
            InputStream content = gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
            return new VcfLines(new InputStreamReader(content, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            raw.close();
            throw broken;
        }
    }

    static VCFHeader header(String name, VCFCodec codec, LineIterator iterator, VcfLines lines) {
        try {
            Object header = codec.readActualHeader(iterator);
            if (header instanceof VCFHeader found) {
                return found;
            }
        } catch (TribbleException | IllegalArgumentException | IllegalStateException broken) {
            throw UnusableVcf.malformed(name, Math.max(1, lines.number()), reason(broken));
        }
        throw UnusableVcf.malformed(name, 1, "no VCF header");
    }

    /** An empty column is read as the missing value. */
    static String mended(String record) {
        return EMPTY.matcher(record).replaceAll("\t.");
    }

    static String reason(Exception broken) {
        String message = String.valueOf(broken.getMessage());
        int cut = message.lastIndexOf("for input source");
        String text = cut > 0 ? message.substring(0, cut) : message;
        return text.replaceFirst("^.*approximately line number \\d+:?\\s*", "").strip();
    }

    /** Those that begin with {@code ##}, as far as read. */
    List<String> header() {
        return header;
    }

    /** Of the line read last, one-based. */
    long number() {
        return number;
    }

    @Override
    public @Nullable String readLine() {
        try {
            String line = reader.readLine();
            number += line == null ? 0 : 1;
            if (line != null && line.startsWith("##")) {
                header.add(line);
                // fields whose stated count is no count: the count is not needed for what is read here
                return NUMBER.matcher(line).replaceFirst("Number=.");
            }
            return line;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
