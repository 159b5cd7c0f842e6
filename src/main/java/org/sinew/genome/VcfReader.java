package org.sinew.genome;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.SampleGenotypes.Kind;
import org.sinew.genome.SampleGenotypes.Remark;
import org.sinew.genome.UnusableVcf.Problem;

/**
 * Reads one sample's genotypes at given sites of GRCh38 from a VCF (4.1 and later, plain or gzip). Only lines at those sites
 * are decoded, so the time is that of reading the lines. Reference blocks of a gVCF count as reference; a line that failed
 * a filter is used, as PharmCAT does, and remarked.
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
        try (VcfFile vcf = VcfFile.open(file)) {
            return VcfIndex.of(file).isPresent() ? indexed(vcf, file, sample) : whole(vcf, sample);
        }
    }

    /** How {@link #read} goes about it, for people; nothing of a file that cannot have an index. */
    public static Optional<String> told(Path file) throws IOException {
        return VcfIndex.told(file);
    }

    private SampleGenotypes indexed(VcfFile vcf, Path file, @Nullable String sample) throws IOException {
        try (VcfIndex index = new VcfIndex(vcf.name(), file, wanted)) {
            return read(vcf, index::next, sample);
        }
    }

    /** Lines, one after another, null at the end. */
    @FunctionalInterface
    private interface Lines {
        VcfFile.@Nullable Line next() throws IOException;
    }

    /** The same of a text; problems are named after {@code name}. */
    public SampleGenotypes read(String name, String text, @Nullable String sample) {
        return whole(VcfFile.of(name, text), sample);
    }

    private SampleGenotypes whole(VcfFile vcf, @Nullable String sample) {
        try {
            return read(vcf, vcf::next, sample);
        } catch (IOException damaged) {
            throw UnusableVcf.damaged(vcf.name(), vcf.number() + 1, damaged);
        }
    }

    private SampleGenotypes read(VcfFile vcf, Lines lines, @Nullable String sample) throws IOException {
        if (vcf.build().equals(Optional.of(Build.GRCH37))) {
            throw new UnusableVcf(
                    Problem.WRONG_BUILD,
                    vcf.name() + ": is on GRCh37 (hg19) by its header; positions here are GRCh38. Lift it over first",
                    List.of());
        }
        Reading reading = new Reading(vcf, chosen(vcf, sample));
        for (VcfFile.Line line = lines.next(); line != null; line = lines.next()) {
            reading.line(line);
        }
        if (reading.found.isEmpty()) {
            throw new UnusableVcf(
                    Problem.NO_WANTED_SITE,
                    vcf.name() + ": has no record at any of the " + wanted.size() + " positions that are asked for",
                    List.of());
        }
        if (reading.found.values().stream().allMatch(Genotype::isUnknown)) {
            throw new UnusableVcf(
                    Problem.NOTHING_CALLED,
                    vcf.name() + ": calls no genotype (GT) at any of the positions that are asked for",
                    List.of());
        }
        return new SampleGenotypes(Map.copyOf(reading.found), List.copyOf(reading.remarks));
    }

    private static String chosen(VcfFile vcf, @Nullable String asked) {
        List<String> samples = vcf.samples();
        if (samples.isEmpty()) {
            throw new UnusableVcf(Problem.NO_SAMPLE, vcf.name() + ": has no sample column", List.of());
        }
        if (asked != null && !samples.contains(asked)) {
            throw new UnusableVcf(
                    Problem.UNKNOWN_SAMPLE,
                    vcf.name() + ": has no sample '" + asked + "'; it has " + String.join(", ", samples),
                    samples);
        }
        if (asked == null && samples.size() > 1) {
            throw new UnusableVcf(
                    Problem.SEVERAL_SAMPLES,
                    vcf.name() + ": has several samples, choose one: " + String.join(", ", samples),
                    samples);
        }
        return asked == null ? samples.getFirst() : asked;
    }

    /** One pass over the records. */
    private final class Reading {

        private final VcfFile vcf;
        private final String sample;
        private final Map<Site, Genotype> found = new HashMap<>();
        private final List<Remark> remarks = new ArrayList<>();

        Reading(VcfFile vcf, String sample) {
            this.vcf = vcf;
            this.sample = sample;
        }

        void line(VcfFile.Line line) {
            String text = line.text();
            int first = text.indexOf('\t');
            int second = first < 0 ? -1 : text.indexOf('\t', first + 1);
            if (second < 0) {
                throw malformed(line, "no tab-separated record: '" + start(text) + "'");
            }
            String contig = Site.contig(text.substring(0, first));
            String position = text.substring(first + 1, second);
            if (!position.matches("\\d{1,9}")) {
                throw malformed(line, "POS is no position: '" + start(position) + "'");
            }
            boolean isWanted = wanted.find(contig, Integer.parseInt(position)) != null;
            if (isWanted || (wanted.hasContig(contig) && (text.contains("\tEND=") || text.contains(";END=")))) {
                take(vcf.read(line));
            }
        }

        private UnusableVcf malformed(VcfFile.Line line, String reason) {
            return UnusableVcf.malformed(vcf.name(), line, reason);
        }

        private void take(VcfRecord record) {
            VcfRecord.Call call = record.call(sample);
            boolean isBlock = record.isReferenceBlock(call);
            Site at = record.site();
            for (Site site : wanted.within(at.contig(), at.position(), isBlock ? record.end() : at.position())) {
                if (!record.failedFilters().isEmpty()) {
                    remarks.add(new Remark(site, Kind.FAILED_FILTER, String.join(", ", record.failedFilters())));
                }
                put(genotype(record, call, site, isBlock));
            }
        }

        private Genotype genotype(VcfRecord record, VcfRecord.Call call, Site site, boolean isBlock) {
            List<String> written = record.alleles();
            List<String> alleles = call.alleles().stream()
                    .map(allele -> allele == VcfRecord.Call.NO_CALL ? Genotype.UNKNOWN : written.get(allele))
                    .toList();
            if (alleles.size() > 2) {
                remarks.add(new Remark(site, Kind.MORE_ALLELES, ""));
            }
            return new Genotype(
                    site,
                    written.getFirst(),
                    List.copyOf(alleles.subList(0, Math.min(2, alleles.size()))),
                    call.isPhased(),
                    Objects.requireNonNullElse(call.phaseSet(), ""),
                    isBlock);
        }

        /** Of several records at one site the first that calls something is used. */
        private void put(Genotype genotype) {
            Genotype earlier = found.putIfAbsent(genotype.site(), genotype);
            if (earlier == null) {
                return;
            }
            if (earlier.block() || (!earlier.isCalled() && genotype.isCalled())) {
                found.put(genotype.site(), genotype);
            } else if (!genotype.block()) {
                remarks.add(new Remark(genotype.site(), Kind.SECOND_RECORD, ""));
            }
        }

        private static String start(String text) {
            return text.length() > 40 ? text.substring(0, 40) + "…" : text;
        }
    }
}
