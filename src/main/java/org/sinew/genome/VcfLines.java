package org.sinew.genome;

import htsjdk.tribble.TribbleException;
import htsjdk.tribble.readers.LineIterator;
import htsjdk.tribble.readers.LineReader;
import htsjdk.variant.vcf.VCFCodec;
import htsjdk.variant.vcf.VCFHeader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a VCF, plain or gzip, with their numbers, and with small faults mended that many tools write. */
final class VcfLines implements LineReader {

    private static final Pattern EMPTY = Pattern.compile("\t(?=\t)");
    private static final Pattern NUMBER = Pattern.compile("Number=(?![0-9AGR.]+[,>])[^,>]*");

    /** Characters; what is beyond is passed over. */
    static final int LONGEST = 32 << 20;

    private static final int KEPT_OF_LONGER = 4 << 10;

    private final Reader reader;
    private final char[] ahead = new char[1 << 16];
    private int at;
    private int end;
    private final StringBuilder line = new StringBuilder();
    private boolean isCut;
    private final List<String> header = new ArrayList<>();
    private long number;

    VcfLines(Reader content) {
        this.reader = content;
    }

    static VcfLines open(InputStream content) throws IOException {
        InputStream raw = new BufferedInputStream(content, 1 << 16);
        try {
            return new VcfLines(new InputStreamReader(unpacked(raw), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            raw.close();
            throw broken;
        }
    }

    /** The content of a gzip file, any other as it is. */
    static InputStream unpacked(InputStream file) throws IOException {
        file.mark(2);
        boolean gzip = file.read() == 0x1F && file.read() == 0x8B;
        file.reset();
        return gzip ? new GZIPInputStream(file, 1 << 16) : file;
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
        return record.contains("\t\t") ? EMPTY.matcher(record).replaceAll("\t.") : record;
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
            String text = bounded();
            number += text == null ? 0 : 1;
            if (text != null && text.startsWith("##")) {
                header.add(text);
                // fields whose stated count is no count: the count is not needed for what is read here
                return NUMBER.matcher(text).replaceFirst("Number=.");
            }
            return text;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Whether the line read last was too long and only its beginning was kept. */
    boolean isCut() {
        return isCut;
    }

    /** Up to the next end of line, LF or CRLF; null at the end. */
    private @Nullable String bounded() throws IOException {
        line.setLength(0);
        isCut = false;
        if (at == end && !fill()) {
            return null;
        }
        boolean isWhole = false;
        while (!isWhole && (at < end || fill())) {
            int start = at;
            while (at < end && ahead[at] != '\n') {
                at++;
            }
            keep(start, at);
            isWhole = at < end;
            at += isWhole ? 1 : 0;
        }
        if (isCut) {
            line.setLength(KEPT_OF_LONGER);
            line.trimToSize();
        } else if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    private void keep(int from, int to) {
        int room = isCut ? 0 : LONGEST - line.length();
        isCut = isCut || to - from > room;
        line.append(ahead, from, Math.min(room, to - from));
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, reader.read(ahead, 0, ahead.length));
        return end > 0;
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
