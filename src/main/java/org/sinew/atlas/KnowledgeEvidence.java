package org.sinew.atlas;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a source.
 *
 * @param said id of the term it is said of, which may be the same thing in another vocabulary
 * @param relation in the source's words
 * @param release id of the release that says so
 * @param references publications and records, as CURIEs
 * @param frequency HPO frequency term, {@code n/m} or a percentage
 * @param share the same as a number from 0 to 1, where it can be read as one
 * @param onset id of an HPO term, likewise {@code inheritance}
 * @param named labels of frequency, onset and inheritance in the asked language, by their ids
 * @param further everything else that the source adds, as {@code name: value}
 * @param negated the source says that it does not hold
 */
public record KnowledgeEvidence(
        String said,
        String relation,
        @Nullable String release,
        List<String> references,
        @Nullable String frequency,
        @Nullable Double share,
        @Nullable String onset,
        @Nullable String inheritance,
        @Nullable String classification,
        List<String> further,
        boolean negated,
        Map<String, String> named) {

    private static final Pattern PUBLICATION =
            Pattern.compile("(?i)(PMID|PMC|PMCID|doi|ISBN)(:|-10:|-13:).*|https?://(dx\\.)?doi\\.org/.*");

    private static final Pattern CURATION = Pattern.compile("(?i)(orcid|semapv):.*|https?://orcid\\.org/.*");

    /** Whether only patients' records say it: a variant's gene, without a release. */
    boolean isRecorded() {
        return release == null && (relation.equals("IN_GENE") || relation.equals(MapEdge.HAS_VARIANT));
    }

    /** What the source cites for it. */
    public CitationKind citation() {
        if (references.isEmpty()) {
            return CitationKind.NONE;
        }
        if (references.stream().anyMatch(each -> PUBLICATION.matcher(each).matches())) {
            return CitationKind.PUBLICATION;
        }
        return references.stream().allMatch(each -> CURATION.matcher(each).matches())
                ? CitationKind.CURATION
                : CitationKind.RECORD;
    }

    public @Nullable String frequencyLabel() {
        return frequency == null ? null : named.get(frequency);
    }

    public @Nullable String onsetLabel() {
        return onset == null ? null : named.get(onset);
    }

    public @Nullable String inheritanceLabel() {
        return inheritance == null ? null : named.get(inheritance);
    }
}
