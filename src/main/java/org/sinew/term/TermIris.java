package org.sinew.term;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The IRIs under which sources publish their terms, and the prefixes that they write for the same code system. */
final class TermIris {

    private static final String OBO = "http://purl.obolibrary.org/obo/";
    private static final String OWN = "https://sinew.org/id/";

    private static final Map<String, String> NAMESPACES = Map.ofEntries(
            Map.entry("http://www.orpha.net/ORDO/Orphanet_", "ORPHA"),
            Map.entry("http://identifiers.org/hgnc/", "HGNC"),
            Map.entry("https://identifiers.org/hgnc/", "HGNC"),
            Map.entry("https://identifiers.org/hgnc:", "HGNC"),
            Map.entry("http://identifiers.org/hgnc:", "HGNC"),
            Map.entry("https://identifiers.org/ncbigene/", "NCBIGene"),
            Map.entry("http://identifiers.org/ncbigene/", "NCBIGene"),
            Map.entry("http://snomed.info/id/", "SNOMEDCT"),
            Map.entry("http://snomed.info/sct/", "SNOMEDCT"),
            Map.entry("http://loinc.org/rdf/", "LOINC"),
            Map.entry("http://loinc.org/", "LOINC"),
            Map.entry("https://loinc.org/", "LOINC"),
            Map.entry("https://omim.org/entry/", "OMIM"),
            Map.entry("https://www.omim.org/entry/", "OMIM"),
            Map.entry("https://omim.org/phenotypicSeries/PS", "OMIMPS"),
            Map.entry("http://purl.bioontology.org/ontology/ICD10CM/", "ICD10CM"),
            Map.entry("http://hl7.org/fhir/sid/icd-10-cm/", "ICD10CM"),
            Map.entry("http://purl.bioontology.org/ontology/RXNORM/", "RXNORM"),
            Map.entry("http://www.nlm.nih.gov/research/umls/rxnorm/", "RXNORM"),
            Map.entry("http://id.nlm.nih.gov/mesh/", "MESH"));

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("Orphanet", "ORPHA"),
            Map.entry("ORPHANET", "ORPHA"),
            Map.entry("Orpha", "ORPHA"),
            Map.entry("mesh", "MESH"),
            Map.entry("ICD10WHO", "ICD10"),
            Map.entry("ICD9", "ICD9CM"),
            Map.entry("SCTID", "SNOMEDCT"),
            Map.entry("SNOMEDCT_US", "SNOMEDCT"),
            Map.entry("SNOMED_CT", "SNOMEDCT"),
            Map.entry("RxNorm", "RXNORM"),
            Map.entry("RXCUI", "RXNORM"),
            Map.entry("hgnc", "HGNC"),
            Map.entry("ncbigene", "NCBIGene"),
            Map.entry("hp", "HP"),
            Map.entry("mondo", "MONDO"),
            Map.entry("loinc", "LOINC"),
            Map.entry("omim", "OMIM"));

    private TermIris() {}

    static Optional<TermId> read(String text) {
        String iri = text.strip();
        if (iri.startsWith(OBO)) {
            return underscore(iri.substring(OBO.length()));
        }
        if (iri.startsWith("obo:")) {
            return underscore(iri.substring("obo:".length()));
        }
        if (iri.startsWith(OWN)) {
            return own(iri.substring(OWN.length()));
        }
        if (iri.startsWith("http://") || iri.startsWith("https://")) {
            return NAMESPACES.entrySet().stream()
                    .filter(e -> iri.startsWith(e.getKey()))
                    .findFirst()
                    .flatMap(e -> id(e.getValue(), iri.substring(e.getKey().length())));
        }
        return TermId.tryParse(iri)
                .map(id -> PREFIXES.containsKey(id.prefix())
                        ? new TermId(PREFIXES.getOrDefault(id.prefix(), id.prefix()), id.local())
                        : id);
    }

    private static Optional<TermId> underscore(String name) {
        int bar = name.lastIndexOf('_');
        if (bar < 1 || name.indexOf('/') >= 0 || name.indexOf('#') >= 0) {
            return Optional.empty();
        }
        return id(name.substring(0, bar), name.substring(bar + 1));
    }

    private static Optional<TermId> own(String path) {
        int slash = path.indexOf('/');
        if (slash < 1) {
            return Optional.empty();
        }
        return id(path.substring(0, slash), decoded(path.substring(slash + 1)));
    }

    private static String decoded(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return text;
        }
    }

    private static Optional<TermId> id(String prefix, String local) {
        return TermId.tryParse(PREFIXES.getOrDefault(prefix, prefix) + ":" + local);
    }
}
