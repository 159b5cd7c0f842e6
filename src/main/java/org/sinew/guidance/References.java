package org.sinew.guidance;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Publications and records named as CURIEs, as links. */
final class References {

    private References() {}

    static @Nullable String url(String reference) {
        int colon = reference.indexOf(':');
        String local = reference.substring(colon + 1);
        return switch (colon < 0 ? "" : reference.substring(0, colon)) {
            case "PMID" -> "https://pubmed.ncbi.nlm.nih.gov/" + local + "/";
            case "DOI", "doi" -> "https://doi.org/" + local;
            case "NDA", "ANDA", "BLA" ->
                "https://www.accessdata.fda.gov/scripts/cder/daf/index.cfm?event=overview.process&ApplNo=" + local;
            case "ATC" -> "https://atcddd.fhi.no/atc_ddd_index/?code=" + local;
            default -> null;
        };
    }

    /** As a reader knows it: {@code FDA label, NDA 009218}. */
    static String name(String reference) {
        int colon = reference.indexOf(':');
        String prefix = colon < 0 ? "" : reference.substring(0, colon);
        String local = reference.substring(colon + 1);
        return switch (prefix) {
            case "NDA", "ANDA", "BLA" -> "FDA label, " + prefix + " " + local;
            case "ATC" -> "WHO ATC " + local;
            case "PMID" -> "PMID " + local;
            default -> reference;
        };
    }

    static String markdown(List<String> references) {
        return references.stream()
                .map(r -> Optional.ofNullable(url(r))
                        .map(url -> "[" + name(r) + "](" + url + ")")
                        .orElse(name(r)))
                .collect(Collectors.joining(", "));
    }

    /** The edge's release, with its first reference to follow. */
    static Citation citation(Consultation c, KnowledgeEdge edge) {
        String date = edge.release().substring(edge.release().indexOf('@') + 1);
        return new Citation(
                c.say(
                        "cited-in",
                        edge.references().stream().map(References::name).collect(Collectors.joining("; ")),
                        edge.release()),
                edge.references().stream()
                        .flatMap(r -> Optional.ofNullable(url(r)).stream())
                        .findFirst()
                        .orElse(null),
                date);
    }
}
