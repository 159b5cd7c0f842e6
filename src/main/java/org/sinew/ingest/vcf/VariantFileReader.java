package org.sinew.ingest.vcf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.Build;
import org.sinew.genome.FastaBases;
import org.sinew.genome.Liftover;
import org.sinew.genome.ReferenceBases;
import org.sinew.genome.ReferenceGenomes;
import org.sinew.genome.Site;
import org.sinew.genome.SiteSet;
import org.sinew.genome.UnusableVcf;
import org.sinew.genome.VcfFile;
import org.sinew.genome.VcfRecord;
import org.sinew.ingest.Limits;
import org.sinew.ingest.Raw;
import org.sinew.ingest.RawBuffer;
import org.sinew.ingest.RecordSink;
import org.sinew.ingest.Rejection;
import org.sinew.ingest.Source;
import org.sinew.ingest.SourceReader;
import org.sinew.ingest.SourceRecord;
import org.sinew.patient.PatientId;
import org.sinew.term.Sentence;

/**
 * Reads the variants that the samples of a VCF carry, each sample of a file as one record. Whose a sample is and which
 * build the positions are on must be said; what is not said is not guessed. Memory holds at most so many variants of so
 * many samples as are read in one pass.
 */
final class VariantFileReader implements SourceReader {

    private static final Pattern NAME = Pattern.compile("(?i).*\\.vcf(?::\\d+)?");
    private static final int SAMPLES_A_PASS = 8;
    private static final int LINES_A_STEP = 5_000;

    private final Known known;
    private final Supplier<Collection<Site>> wanted;
    private final Limits limits;
    private final ReferenceGenomes genomes;
    private final int variants;

    /**
     * @param wanted places of GRCh38 whose genotypes are kept even where they are the reference
     * @param variants how many of a sample in one file are taken in whatever they are
     */
    VariantFileReader(
            Known known, Supplier<Collection<Site>> wanted, Limits limits, ReferenceGenomes genomes, int variants) {
        this.known = known;
        this.wanted = wanted;
        this.limits = limits;
        this.genomes = genomes;
        this.variants = variants;
    }

    @Override
    public boolean reads(String place) {
        return NAME.matcher(place).matches();
    }

    @Override
    public void read(Source source, RecordSink sink) throws IOException {
        Header header;
        try (VcfFile vcf = open(source)) {
            header = Header.of(vcf, source.samples());
        } catch (UnusableVcf unusable) {
            Sentence reason = Rejection.plain(unusable.getMessage());
            sink.reject(
                    unusable.problem() == UnusableVcf.Problem.MALFORMED
                            ? new Rejection.Malformed("", source.place(), reason, whole(source, ""))
                            : new Rejection.Invalid("", source.place(), reason, whole(source, "")));
            return;
        }
        Liftover chain = source.samples().chain();
        Liftover lift = chain != null && chain.from() == header.build() ? chain : null;
        Build named = lift == null ? header.build() : lift.to();
        Path said = source.samples().reference();
        Path fasta = said == null ? genomes.file(named).orElse(null) : said;
        if (fasta != null) {
            try (FastaBases bases = new FastaBases(fasta, named)) {
                read(source, header, bases, lift, sink);
            }
        } else if (lift == null) {
            read(source, header, ReferenceBases.NONE, null, sink);
        } else {
            Sentence reason = Rejection.plain("cannot be lifted over without a reference genome of " + named.label());
            sink.reject(new Rejection.Invalid("", source.place(), reason, whole(source, header.said())));
        }
    }

    private static VcfFile open(Source source) throws IOException {
        return VcfFile.open(source.place(), source.content().open());
    }

    private void read(Source source, Header header, ReferenceBases bases, @Nullable Liftover chain, RecordSink sink)
            throws IOException {
        sink.settle();
        Owners owners = Owners.of(header, source, known);
        if (!owners.problems().isEmpty()) {
            sink.reject(new Rejection.UnknownPatient(
                    "",
                    source.place(),
                    Rejection.plain(String.join("; ", owners.problems())),
                    whole(source, header.said())));
        }
        SiteSet sites = new SiteSet(header.build() == Build.GRCH38 && chain == null ? wanted.get() : List.of());
        VariantFile file = new VariantFile(source.system(), source.place(), header.build(), bases, chain);
        List<Map.Entry<String, PatientId>> samples =
                List.copyOf(owners.patients().entrySet());
        for (int from = 0; from < samples.size(); from += SAMPLES_A_PASS) {
            List<SampleReading> some = samples.subList(from, Math.min(samples.size(), from + SAMPLES_A_PASS)).stream()
                    .map(owner -> new SampleReading(owner.getKey(), owner.getValue(), file, sites, variants))
                    .toList();
            pass(source, header, file, some, from == 0 ? sink : new Told());
            some.forEach(sample -> sample.finish(known, sink));
        }
    }

    /** Hears what was told in the first pass. */
    private static final class Told implements RecordSink {
        @Override
        public void accept(SourceRecord record) {
            throw new IllegalStateException("a pass gives no records");
        }

        @Override
        public void reject(Rejection rejection) {
            // known
        }
    }

    /** Reads every line once for these samples; what is wrong with lines is told to {@code faults}. */
    private void pass(Source source, Header header, VariantFile file, List<SampleReading> samples, RecordSink faults)
            throws IOException {
        try (VcfFile vcf = open(source)) {
            for (VcfFile.Line line = vcf.next(); line != null; line = vcf.next()) {
                if (line.number() % LINES_A_STEP == 0) {
                    faults.reading(source.place(), line.number());
                }
                try {
                    VcfRecord record = vcf.read(line);
                    Optional<String> contradiction = file.contradiction(record);
                    if (!record.failedFilters().isEmpty()) {
                        record.failedFilters().forEach(filter -> faults.passedOver("VCF: FILTER " + filter, 1));
                    } else if (contradiction.isPresent()) {
                        faults.reject(new Rejection.Invalid(
                                "",
                                source.place() + ":" + line.number(),
                                Rejection.plain(contradiction.get()),
                                raw(header, line)));
                    } else {
                        samples.forEach(sample -> sample.take(record));
                    }
                } catch (UnusableVcf malformed) {
                    faults.reject(new Rejection.Malformed(
                            "",
                            source.place() + ":" + line.number(),
                            Rejection.plain(malformed.getMessage()),
                            raw(header, line)));
                }
            }
        }
    }

    /** The line with as much of the header as it needs to be read alone. */
    private static Raw raw(Header header, VcfFile.Line line) {
        String text = header.essential() + line.text() + "\n";
        return Raw.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The file's bytes, with {@code said} after its first line, so that it can be read again without what was said beside
     * it.
     */
    private Raw whole(Source source, String said) throws IOException {
        RawBuffer buffer = new RawBuffer(limits);
        byte[] more = said.getBytes(StandardCharsets.UTF_8);
        byte[] some = new byte[1 << 16];
        boolean isFirst = true;
        try (InputStream in = source.content().open()) {
            for (int count = in.read(some); count > 0; count = in.read(some)) {
                int end = isFirst ? lineEnd(some, count) : 0;
                buffer.write(some, 0, end);
                if (isFirst) {
                    buffer.write(more, 0, more.length);
                }
                buffer.write(some, end, count - end);
                isFirst = false;
            }
        }
        return buffer.take();
    }

    private static int lineEnd(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return count;
    }
}
