package org.sinew.patient;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the words for a variant's clinical significance say. ClinVar (CLNSIG) joins several classes of one kind by a slash and
 * assertions of several kinds, such as germline disease and drug response, by a bar, here a comma: {@code pathogenic/likely
 * pathogenic, drug response}.
 *
 * @see <a href="https://www.ncbi.nlm.nih.gov/clinvar/docs/clinsig/">ClinVar: representation of classifications</a>
 */
public final class Significance {

    private static final Set<String> PATHOGENIC = Set.of("pathogenic", "likely pathogenic");
    private static final Set<String> BENIGN = Set.of("benign", "likely benign");

    private Significance() {}

    /** Each class alone, in lower case, and the whole as it is written. */
    public static List<String> words(@Nullable String significance) {
        return significance == null
                ? List.of()
                : Stream.concat(
                                assertions(significance).flatMap(assertion -> Arrays.stream(assertion.split("/"))),
                                Stream.of(significance))
                        .distinct()
                        .toList();
    }

    /** Whether one of the assertions is pathogenic or likely so, and nothing less. */
    public static boolean isPathogenic(@Nullable String significance) {
        return assertions(significance).anyMatch(assertion -> PATHOGENIC.containsAll(List.of(assertion.split("/"))));
    }

    /** Whether every class that is said is benign or likely so, and one is. */
    public static boolean isBenign(@Nullable String significance) {
        List<String> classes = assertions(significance)
                .flatMap(assertion -> Arrays.stream(assertion.split("/")))
                .toList();
        return !classes.isEmpty() && BENIGN.containsAll(classes);
    }

    private static Stream<String> assertions(@Nullable String significance) {
        return significance == null
                ? Stream.empty()
                : Arrays.stream(significance.toLowerCase(Locale.ROOT).split("[,|]"))
                        .map(String::strip)
                        .filter(assertion -> !assertion.isEmpty());
    }
}
