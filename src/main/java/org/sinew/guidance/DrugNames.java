package org.sinew.guidance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * Drugs and classes that a wording names word for word, the longest names first: {@code losartan potassium 25 MG Oral
 * Tablet} names losartan. A hospital's products outnumber any list of codes, but their names are made of ingredients.
 */
final class DrugNames {

    private static final Set<String> SYSTEMS = Set.of("RXNORM", "ATC");
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
    private static final Pattern PART = Pattern.compile("\\s+/\\s+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final int LONGEST_WORDS = 4;
    private static final int LONGEST_HAN = 10;
    private static final int SHORTEST = 3;
    private static final int SHORTEST_HAN = 2;

    private DrugNames() {}

    /** In the order of the wordings; empty where they name nothing that is known. */
    static Set<TermId> in(Terminology terminology, Concept concept) {
        Set<TermId> found = new LinkedHashSet<>();
        wordings(concept).forEach(wording -> found.addAll(in(terminology, wording)));
        return found;
    }

    /** Ingredients of a product, written {@code … / …}, of which nothing known is named. */
    static List<String> unread(Terminology terminology, Concept concept) {
        return wordings(concept)
                .limit(1)
                .flatMap(wording -> Arrays.stream(PART.split(wording)))
                .filter(part -> in(terminology, part).isEmpty())
                .toList();
    }

    private static Stream<String> wordings(Concept concept) {
        return Stream.concat(
                        concept.codings().stream().flatMap((Coding coding) -> Stream.ofNullable(coding.display())),
                        Stream.ofNullable(concept.text()))
                .distinct();
    }

    private static Set<TermId> in(Terminology terminology, String wording) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(wording);
        while (word.find()) {
            words.add(word.group());
        }
        Set<TermId> found = new LinkedHashSet<>();
        for (int at = 0; at < words.size(); ) {
            at += HAN.matcher(words.get(at)).matches()
                    ? inHan(terminology, words.get(at), found)
                    : longest(terminology, words, at, found);
        }
        return found;
    }

    /** How many words were read. */
    private static int longest(Terminology terminology, List<String> words, int at, Set<TermId> found) {
        for (int count = Math.min(LONGEST_WORDS, words.size() - at); count > 0; count--) {
            String name = String.join(" ", words.subList(at, at + count));
            if (name.length() >= SHORTEST && found.addAll(named(terminology, name))) {
                return count;
            }
        }
        return 1;
    }

    private static int inHan(Terminology terminology, String run, Set<TermId> found) {
        for (int at = 0; at < run.length() - 1; ) {
            int read = 0;
            for (int end = Math.min(run.length(), at + LONGEST_HAN); end - at >= SHORTEST_HAN && read == 0; end--) {
                read = found.addAll(named(terminology, run.substring(at, end))) ? end - at : 0;
            }
            at += Math.max(1, read);
        }
        return 1;
    }

    private static List<TermId> named(Terminology terminology, String name) {
        return terminology.named(name).stream()
                .filter(id -> SYSTEMS.contains(id.prefix()))
                .toList();
    }
}
