package org.sinew.ingest.vcf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sinew.genome.AnnotatedVariant;
import org.sinew.genome.ExaminedSites;
import org.sinew.genome.GenomeVariant;
import org.sinew.genome.ReferenceBases;
import org.sinew.genome.Site;
import org.sinew.genome.SiteSet;
import org.sinew.genome.VcfRecord;
import org.sinew.ingest.Raw;
import org.sinew.ingest.RecordSink;
import org.sinew.ingest.SourceRecord;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.PatientId;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;
import org.sinew.patient.Retraction;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/** One sample of a file, line after line, to one record. */
final class SampleReading {

    /** LOINC 81293-3, as the HL7 Genomics Reporting guide's profile "Region Studied" has it. */
    private static final Coding EXAMINED =
            new Coding(TermId.parse("LOINC:81293-3"), "Description of ranges of DNA sequences examined");

    /** Bases, deleted and inserted, of a variant that can be a key. */
    private static final int LONGEST = 2_000;

    private final String sample;
    private final PatientId patient;
    private final VariantFile file;
    private final SiteSet wanted;
    private final Selection variants;
    private final Set<String> examined = new LinkedHashSet<>();
    private final Map<String, Long> passedOver = new TreeMap<>();

    SampleReading(String sample, PatientId patient, VariantFile file, SiteSet wanted, int limit) {
        this.sample = sample;
        this.patient = patient;
        this.file = file;
        this.wanted = wanted;
        this.variants = new Selection(limit);
    }

    void take(VcfRecord record) {
        VcfRecord.Call call = record.call(sample);
        examine(record, call);
        List<Integer> carried =
                call.alleles().stream().filter(allele -> allele > 0).distinct().toList();
        if (carried.isEmpty()) {
            count(call.isCalled() ? "VCF: reference" : "VCF: not called");
            return;
        }
        for (int allele : carried) {
            record.variants().stream()
                    .filter(variant -> variant.allele() == allele)
                    .findFirst()
                    .ifPresentOrElse(variant -> take(record, call, variant), () -> count("VCF: symbolic allele"));
        }
    }

    private void take(VcfRecord record, VcfRecord.Call call, AnnotatedVariant found) {
        if (file.build().accession(found.contig()).isEmpty()) {
            count("VCF: beyond the chromosomes");
            return;
        }
        ReferenceBases bases = file.bases();
        GenomeVariant variant = file.name(found).orElse(null);
        if (variant == null) {
            count("VCF: not lifted over, its place or bases are not certain there");
            return;
        }
        if (bases.equals(ReferenceBases.NONE)
                && variant.deleted().isEmpty() != variant.inserted().isEmpty()) {
            count("VCF: as written, without reference bases to left-align by");
        }
        if (variant.deleted().length() + variant.inserted().length() > LONGEST) {
            count("VCF: of more than " + LONGEST + " bases");
            return;
        }
        variants.add(CarriedVariant.of(variant, found, record, call, bases));
    }

    private void examine(VcfRecord record, VcfRecord.Call call) {
        Site site = record.site();
        if (record.isReferenceBlock(call)) {
            wanted.within(site.contig(), site.position(), record.end())
                    .forEach(covered -> examined.add(ExaminedSites.referenceEntry(covered, call)));
        } else if (wanted.contains(site) && !call.alleles().isEmpty()) {
            examined.add(ExaminedSites.entry(record, call));
        }
    }

    private void count(String what) {
        passedOver.merge(what, 1L, Long::sum);
    }

    void finish(Known known, RecordSink sink) {
        count(
                variants.leftOut(),
                "VCF: more alleles than sinew.vcf.variants has as its limit (" + variants.limit()
                        + "); neither significant by ClinVar, nor rare and of impact");
        count(variants.repeated(), "VCF: the same variant again");
        passedOver.forEach(sink::passedOver);
        sink.accept(record(known));
    }

    private void count(long number, String what) {
        if (number > 0) {
            passedOver.put(what, number);
        }
    }

    private SourceRecord record(Known known) {
        String name = "Vcf/" + (file.place() + "/" + sample).replace("#", "%23");
        Provenance provenance = new Provenance(file.system(), name, file.place());
        FactKey key = new FactKey(file.system() + "|" + name);
        List<Fact> facts = facts(known, key, name);
        List<Retraction> nothingLeft = facts.isEmpty() ? List.of(new Retraction(key, provenance)) : List.of();
        return new SourceRecord(
                "VCF sample",
                provenance,
                List.of(),
                List.of(),
                facts,
                nothingLeft,
                List.of(),
                List.of(),
                Raw.NONE,
                null);
    }

    private List<Fact> facts(Known known, FactKey key, String name) {
        TreeSet<String> symbols = new TreeSet<>();
        variants.kept().forEach(v -> {
            if (v.symbol() != null) {
                symbols.add(v.symbol());
            }
        });
        Map<String, String> genes = known.genes(symbols);
        List<Fact> facts = new ArrayList<>();
        for (CarriedVariant v : variants.kept()) {
            Provenance line = new Provenance(file.system(), name, file.place() + ":" + v.line());
            facts.add(v.fact(header(key.part(v.variant().spdi()), Concept.NONE, line), genes));
        }
        if (!examined.isEmpty()) {
            facts.add(examined(key, new Provenance(file.system(), name, file.place())));
        }
        return List.copyOf(facts);
    }

    private Fact examined(FactKey key, Provenance provenance) {
        return new Fact.Measurement(
                header(key.part("examined"), new Concept(List.of(EXAMINED), null), provenance),
                new Value.Text(ExaminedSites.text(List.copyOf(examined))),
                List.of("laboratory"),
                List.of(),
                null,
                null);
    }

    private FactHeader header(FactKey key, Concept concept, Provenance provenance) {
        return new FactHeader(key, patient, concept, null, Period.UNKNOWN, null, List.of(), List.of(), provenance);
    }
}
