package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.term.TermId;

/** From a FHIR {@code Coding} to a {@link TermId}; the table is that of {@code architecture.md}, "Code systems". */
final class Codes {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("http://snomed.info/sct", "SNOMEDCT"),
            Map.entry("urn:oid:2.16.840.1.113883.6.96", "SNOMEDCT"),
            Map.entry("http://loinc.org", "LOINC"),
            Map.entry("urn:oid:2.16.840.1.113883.6.1", "LOINC"),
            Map.entry("http://www.nlm.nih.gov/research/umls/rxnorm", "RXNORM"),
            Map.entry("urn:oid:2.16.840.1.113883.6.88", "RXNORM"),
            Map.entry("http://hl7.org/fhir/sid/cvx", "CVX"),
            Map.entry("urn:oid:2.16.840.1.113883.12.292", "CVX"),
            Map.entry("http://hl7.org/fhir/sid/icd-10-cm", "ICD10CM"),
            Map.entry("urn:oid:2.16.840.1.113883.6.90", "ICD10CM"),
            Map.entry("http://hl7.org/fhir/sid/icd-10", "ICD10"),
            Map.entry("urn:oid:2.16.840.1.113883.6.3", "ICD10"),
            Map.entry("http://hl7.org/fhir/sid/icd-9-cm", "ICD9CM"),
            Map.entry("urn:oid:2.16.840.1.113883.6.103", "ICD9CM"),
            Map.entry("http://purl.obolibrary.org/obo/mondo.owl", "MONDO"),
            Map.entry("http://human-phenotype-ontology.org", "HP"),
            Map.entry("http://purl.obolibrary.org/obo/hp.owl", "HP"),
            Map.entry("http://purl.obolibrary.org/obo/hp.fhir", "HP"),
            Map.entry("http://www.omim.org", "OMIM"),
            Map.entry("http://omim.org", "OMIM"),
            Map.entry("https://omim.org", "OMIM"),
            Map.entry("https://www.omim.org", "OMIM"),
            Map.entry("http://www.orpha.net", "ORPHA"),
            Map.entry("http://www.genenames.org", "HGNC"),
            Map.entry("https://www.genenames.org", "HGNC"),
            Map.entry("http://www.genenames.org/geneId", "HGNC"),
            Map.entry("http://www.ncbi.nlm.nih.gov/gene", "NCBIGene"),
            Map.entry("https://www.ncbi.nlm.nih.gov/gene", "NCBIGene"),
            Map.entry("http://purl.obolibrary.org/obo/ecto.owl", "ECTO"),
            Map.entry("http://purl.obolibrary.org/obo/maxo.owl", "MAXO"),
            Map.entry("http://unitsofmeasure.org", "UCUM"),
            Map.entry("http://www.ama-assn.org/go/cpt", "CPT"),
            Map.entry("urn:oid:2.16.840.1.113883.6.12", "CPT"),
            Map.entry("http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", "HCPCS"),
            Map.entry("https://bluebutton.cms.gov/resources/codesystem/hcpcs", "HCPCS"),
            Map.entry("http://hl7.org/fhir/sid/ndc", "NDC"),
            Map.entry("urn:oid:2.16.840.1.113883.6.69", "NDC"),
            Map.entry("http://www.whocc.no/atc", "ATC"),
            Map.entry("http://www.ncbi.nlm.nih.gov/clinvar", "CLINVAR"),
            Map.entry("https://www.ncbi.nlm.nih.gov/clinvar", "CLINVAR"),
            Map.entry("http://varnomen.hgvs.org", "HGVS"),
            Map.entry("https://varnomen.hgvs.org", "HGVS"),
            Map.entry("http://www.ncbi.nlm.nih.gov/projects/SNP", "DBSNP"),
            Map.entry("http://www.ncbi.nlm.nih.gov/snp", "DBSNP"),
            Map.entry("https://www.ncbi.nlm.nih.gov/snp", "DBSNP"));

    private static final int REMEMBERED = 10_000;

    private final String source;
    private final Map<String, String> prefixes = new ConcurrentHashMap<>(PREFIXES);

    /** @param source the prefix of codes that name no system */
    Codes(String source) {
        this.source = prefixOf(source);
    }

    Concept concept(@Nullable Element element) {
        if (element == null) {
            return Concept.NONE;
        }
        return new Concept(element.each("coding", this::coding), blankToNull(element.text("text")));
    }

    @Nullable
    Concept conceptOrNull(@Nullable Element element) {
        Concept concept = concept(element);
        return concept.isEmpty() ? null : concept;
    }

    List<Concept> concepts(Element element, String child) {
        return element.each(child, this::conceptOrNull);
    }

    /** One concept of all the codings of a list of concepts which say the same in several ways. */
    Concept merged(Element element, String child) {
        List<Concept> all = concepts(element, child);
        if (all.size() == 1) {
            return all.getFirst();
        }
        List<Coding> codings = new ArrayList<>();
        all.forEach(concept -> codings.addAll(concept.codings()));
        return all.isEmpty()
                ? Concept.NONE
                : new Concept(List.copyOf(codings), all.getFirst().text());
    }

    /** Null for a coding without a code. */
    @Nullable
    Coding coding(Element element) {
        String code = blankToNull(element.text("code"));
        String system = blankToNull(element.text("system"));
        if (code == null) {
            return null;
        }
        return new Coding(id(system, code.strip()), blankToNull(element.text("display")));
    }

    TermId id(@Nullable String system, String code) {
        String prefix = system == null ? source : prefix(system);
        boolean repeated = code.length() > prefix.length() + 1
                && code.regionMatches(true, 0, prefix, 0, prefix.length())
                && (code.charAt(prefix.length()) == ':' || code.charAt(prefix.length()) == '_');
        return new TermId(prefix, repeated ? code.substring(prefix.length() + 1) : code);
    }

    private String prefix(String system) {
        String known = prefixes.get(system);
        if (known != null) {
            return known;
        }
        String prefix = system.startsWith("http://snomed.info/sct/") ? "SNOMEDCT" : prefixOf(system);
        if (prefixes.size() < REMEMBERED) {
            prefixes.put(system, prefix);
        }
        return prefix;
    }

    /** {@code http://example.org/cs} gives {@code example.org/cs}, {@code urn:oid:1.2} gives {@code oid.1.2}. */
    private static String prefixOf(String system) {
        String rest = system.replaceFirst("^(?:[A-Za-z][A-Za-z0-9+.-]*://|urn:)", "");
        StringBuilder prefix = new StringBuilder();
        rest.strip()
                .codePoints()
                .forEach(c -> prefix.appendCodePoint(
                        c == ':' ? '.' : Character.isWhitespace(c) || Character.isISOControl(c) ? '_' : c));
        return prefix.isEmpty() ? "unknown" : prefix.toString();
    }

    /** The code of the first coding, or the text: for elements of which the model keeps a word only. */
    @Nullable
    String word(@Nullable Element element) {
        if (element == null) {
            return null;
        }
        Concept concept = concept(element);
        return concept.primary().map(c -> c.id().local()).orElse(concept.text());
    }

    List<String> words(Element element, String child) {
        return element.each(child, this::word);
    }

    /** The concept in words. */
    static @Nullable String wording(Concept concept) {
        if (concept.text() != null) {
            return concept.text();
        }
        return concept.primary()
                .map(c -> c.display() == null ? c.id().local() : c.display())
                .orElse(null);
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
