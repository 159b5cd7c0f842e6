package org.sinew.genome;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.reference.IndexedFastaSequenceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bases of a reference genome in a FASTA file with its index ({@code .fai}); reads stretches and keeps the last. */
public final class FastaBases implements ReferenceBases, AutoCloseable {

    private static final int STRETCH = 1 << 16;

    private final IndexedFastaSequenceFile file;
    private final Map<String, String> contigs = new HashMap<>();
    private String accession = "";
    private int first;
    private byte[] bases = new byte[0];

    /**
     * @param build whose sequences it holds, named as {@code chr1}, {@code 1} or by RefSeq accession
     * @throws IOException when the file or its index is not there
     */
    public FastaBases(Path fasta, Build build) throws IOException {
        this.file = new IndexedFastaSequenceFile(fasta);
        file.getIndex()
                .forEach(entry ->
                        contigs.put(build.accession(entry.getContig()).orElse(entry.getContig()), entry.getContig()));
    }

    @Override
    public Optional<Character> base(String asked, int position) {
        if (!asked.equals(accession) || position < first || position >= first + bases.length) {
            load(asked, position);
        }
        int at = position - first;
        return asked.equals(accession) && at >= 0 && at < bases.length
                ? Optional.of((char) bases[at])
                : Optional.empty();
    }

    private void load(String asked, int position) {
        String contig = contigs.get(asked);
        int from = Math.max(1, position - STRETCH / 2);
        byte[] read = contig == null || position < 1 ? null : read(contig, from);
        accession = read == null ? "" : asked;
        first = from;
        bases = read == null ? new byte[0] : read;
    }

    private byte @Nullable [] read(String contig, int from) {
        try {
            long length = file.getIndex().getIndexEntry(contig).getSize();
            if (from > length) {
                return null;
            }
            byte[] stretch = file.getSubsequenceAt(contig, from, Math.min(length, from + STRETCH - 1L))
                    .getBases();
            return new String(stretch, StandardCharsets.US_ASCII)
                    .toUpperCase(Locale.ROOT)
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (SAMException beyond) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
