package org.sinew.patient;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tag that SNOMED CT puts behind a fully specified name to say what kind of thing it names: {@code disorder},
 * {@code finding}, {@code situation} (SNOMED CT Editorial Guide, Fully Specified Name). It tells a disease from a
 * circumstance that is recorded as a condition, like having a job.
 */
public final class SemanticTag {

    private static final String SNOMED = "SNOMEDCT";
    private static final Set<String> TAGS = Set.of(
            "disorder",
            "finding",
            "situation",
            "event",
            "person",
            "morphologic abnormality",
            "body structure",
            "observable entity",
            "procedure",
            "regime/therapy",
            "context-dependent category",
            "social concept",
            "life style",
            "occupation");

    private static final Set<String> DISORDERS = Set.of("disorder", "morphologic abnormality");

    private SemanticTag() {}

    /** Whether what has this tag is a disease, whoever records it. */
    public static boolean isDisorder(String tag) {
        return DISORDERS.contains(tag);
    }

    /** The tag in the wording of a concept that has a SNOMED CT code. */
    public static Optional<String> of(Concept concept) {
        boolean isSnomed = concept.codings().stream()
                .anyMatch(coding -> coding.id().prefix().equals(SNOMED));
        return isSnomed
                ? Stream.concat(
                                concept.codings().stream()
                                        .filter(coding -> coding.id().prefix().equals(SNOMED))
                                        .flatMap(coding -> Stream.ofNullable(coding.display())),
                                Stream.ofNullable(concept.text()))
                        .flatMap(SemanticTag::tag)
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<String> tag(String wording) {
        String name = wording.strip();
        int open = name.lastIndexOf('(');
        if (open < 0 || !name.endsWith(")")) {
            return Stream.empty();
        }
        String tag = name.substring(open + 1, name.length() - 1);
        return TAGS.contains(tag) ? Stream.of(tag) : Stream.empty();
    }
}
