package org.sinew.genome;

import htsjdk.tribble.TribbleException;
import htsjdk.tribble.readers.LineIterator;
import htsjdk.tribble.readers.LineIteratorImpl;
import htsjdk.variant.variantcontext.Allele;
import htsjdk.variant.variantcontext.VariantContext;
import htsjdk.variant.vcf.VCFCodec;
import htsjdk.variant.vcf.VCFHeader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.UnusableVcf.Problem;

/**
 * Reads one sample's genotypes at given sites from a VCF (4.1 and later, plain or gzip). Only lines at those sites are
 * decoded, so the time is that of reading the lines. Reference blocks of a gVCF count as reference.
 *
 * @see <a href="https://samtools.github.io/hts-specs/VCFv4.3.pdf">The Variant Call Format</a>
 */
public final class VcfReader {

    private final SiteSet wanted;

    public VcfReader(Collection<Site> sites) {
        this.wanted = new SiteSet(sites);
    }

    /**
     * @param sample which one, needed only when the file holds several
     * @throws UnusableVcf for a malformed line, another build than GRCh38, no wanted site, or an unclear sample
     */
    public SampleGenotypes read(Path file, @Nullable String sample) throws IOException {
        String name = String.valueOf(file.getFileName());
        try (VcfLines lines = VcfLines.open(file)) {
            return cutShort(name, lines, sample);
        }
    }

    private SampleGenotypes cutShort(String name, VcfLines lines, @Nullable String sample) {
        try {
            return read(name, lines, sample);
        } catch (UncheckedIOException damaged) {
            throw UnusableVcf.malformed(
                    name, lines.number() + 1, "the file ends early or is damaged: " + damaged.getMessage());
        }
    }

    /** The same of a text; problems are named after {@code name}. */
    public SampleGenotypes read(String name, String text, @Nullable String sample) {
        return read(name, new VcfLines(new StringReader(text)), sample);
    }

    private SampleGenotypes read(String name, VcfLines lines, @Nullable String sample) {
        LineIterator iterator = new LineIteratorImpl(lines);
        VCFCodec codec = new VCFCodec();
        VCFHeader header = VcfLines.header(name, codec, iterator, lines);
        Optional<Build> build = GenomeBuild.required(name, lines.header());
        String chosen = sample(name, header, sample);
        Reading reading = new Reading(name, codec, chosen);
        while (iterator.hasNext()) {
            String line = iterator.next();
            // the iterator has read one line ahead
            reading.line(line, lines.number() - (iterator.hasNext() ? 1 : 0));
        }
        if (reading.found.isEmpty()) {
            throw new UnusableVcf(
                    Problem.NO_WANTED_SITE,
                    name + ": has no record at any of the " + wanted.size() + " positions that are asked for",
                    List.of());
        }
        return new SampleGenotypes(
                chosen,
                build.map(Build::label).orElse(SampleGenotypes.NOT_STATED),
                Map.copyOf(reading.found),
                List.copyOf(reading.notes));
    }

    private static String sample(String name, VCFHeader header, @Nullable String wanted) {
        List<String> samples = header.getGenotypeSamples();
        if (samples.isEmpty()) {
            throw new UnusableVcf(Problem.NO_SAMPLE, name + ": has no sample column", List.of());
        }
        if (wanted != null && !samples.contains(wanted)) {
            throw new UnusableVcf(
                    Problem.UNKNOWN_SAMPLE,
                    name + ": has no sample '" + wanted + "'; it has " + String.join(", ", samples),
                    samples);
        }
        if (wanted == null && samples.size() > 1) {
            throw new UnusableVcf(
                    Problem.SEVERAL_SAMPLES,
                    name + ": has several samples, choose one: " + String.join(", ", samples),
                    samples);
        }
        return wanted == null ? samples.getFirst() : wanted;
    }

    /** One pass over the records. */
    private final class Reading {

        private final String name;
        private final VCFCodec codec;
        private final String sample;
        private final Map<Site, Genotype> found = new HashMap<>();
        private final List<String> notes = new ArrayList<>();

        Reading(String name, VCFCodec codec, String sample) {
            this.name = name;
            this.codec = codec;
            this.sample = sample;
        }

        void line(String line, long number) {
            if (line.isEmpty() || line.charAt(0) == '#') {
                return;
            }
            int first = line.indexOf('\t');
            int second = first < 0 ? -1 : line.indexOf('\t', first + 1);
            if (second < 0) {
                throw UnusableVcf.malformed(name, number, "no tab-separated record: '" + start(line) + "'");
            }
            String contig = Site.contig(line.substring(0, first));
            String position = line.substring(first + 1, second);
            if (!position.matches("\\d{1,9}")) {
                throw UnusableVcf.malformed(name, number, "POS is no position: '" + start(position) + "'");
            }
            if (wanted.hasContig(contig)) {
                record(line, Integer.parseInt(position), contig, number);
            }
        }

        private void record(String line, int position, String contig, long number) {
            boolean block = line.contains("\tEND=") || line.contains(";END=");
            Site site = wanted.find(contig, position);
            if (site == null && !block) {
                return;
            }
            VariantContext record = decode(line, number);
            if (record == null) {
                return;
            }
            if (block && isReferenceBlock(record)) {
                for (Site covered : wanted.within(contig, position, record.getEnd())) {
                    put(genotype(record, covered, number, true));
                }
            } else if (site != null) {
                put(genotype(record, site, number, false));
            }
        }

        private @Nullable VariantContext decode(String line, long number) {
            try {
                VariantContext record = codec.decode(VcfLines.mended(line));
                if (record != null) {
                    record.getGenotype(sample).getAlleles();
                }
                return record;
            } catch (TribbleException | IllegalArgumentException | IllegalStateException broken) {
                throw UnusableVcf.malformed(name, number, VcfLines.reason(broken));
            }
        }

        private boolean isReferenceBlock(VariantContext record) {
            return record.getAlternateAlleles().stream().allMatch(Allele::isNonRefAllele)
                    && record.getGenotype(sample).isHomRef();
        }

        private Genotype genotype(VariantContext record, Site site, long number, boolean block) {
            htsjdk.variant.variantcontext.Genotype call = record.getGenotype(sample);
            List<String> alleles = call.getAlleles().stream()
                    .map(a -> a.isNoCall() ? Genotype.UNKNOWN : a.getDisplayString())
                    .toList();
            if (alleles.size() > 2) {
                notes.add(name + " line " + number + ": " + alleles.size() + " alleles called, the first two are used");
            }
            Object set = call.getExtendedAttribute("PS");
            return new Genotype(
                    site,
                    record.getReference().getDisplayString(),
                    List.copyOf(alleles.subList(0, Math.min(2, alleles.size()))),
                    call.isPhased(),
                    set == null || set.equals(".") ? "" : set.toString(),
                    block,
                    number);
        }

        /** Of several records at one site the first that calls something is used. */
        private void put(Genotype genotype) {
            Genotype earlier = found.putIfAbsent(genotype.site(), genotype);
            if (earlier == null) {
                return;
            }
            if (!earlier.isCalled() && genotype.isCalled()) {
                found.put(genotype.site(), genotype);
            } else if (!genotype.block() && !earlier.block()) {
                notes.add(name + " line " + genotype.line() + ": a second record at " + genotype.site()
                        + " is not used (first: line " + earlier.line() + ")");
            } else if (earlier.block()) {
                found.put(genotype.site(), genotype);
            }
        }

        private static String start(String text) {
            return text.length() > 40 ? text.substring(0, 40) + "…" : text;
        }
    }
}
