package org.sinew.term;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntPredicate;

/** An inverted index from words to names; words are sorted, so that a beginning of a word is a range of them. */
final class SearchIndex {

    private static final int WORDS_TO_TRY = 12;

    private final Names names;
    private final boolean[] obsolete;
    private final String[] words;
    private final Adjacency postings;

    private SearchIndex(Names names, boolean[] obsolete, String[] words, Adjacency postings) {
        this.names = names;
        this.obsolete = obsolete;
        this.words = words;
        this.postings = postings;
    }

    /** @param name the name's number in {@link Names}; the lower the score the better */
    record Match(int term, int name, int score) {}

    static SearchIndex of(Names names, boolean[] obsolete) {
        Map<String, Integer> numbers = new HashMap<>();
        IntArray word = new IntArray();
        IntArray name = new IntArray();
        for (int n = 0; n < names.size(); n++) {
            if (names.role(n) == Names.Role.DEFINITION) {
                continue;
            }
            for (String w : Words.toIndex(Words.fold(names.text(n)))) {
                Integer known = numbers.get(w);
                if (known == null) {
                    known = numbers.size();
                    numbers.put(w, known);
                }
                word.add(known);
                name.add(n);
            }
        }
        String[] sorted = numbers.keySet().toArray(String[]::new);
        Arrays.sort(sorted);
        int[] places = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            places[numbers.getOrDefault(sorted[i], 0)] = i;
        }
        int[] from = Arrays.stream(word.trimmed()).map(w -> places[w]).toArray();
        return new SearchIndex(names, obsolete, sorted, Adjacency.of(sorted.length, from, name.trimmed()));
    }

    /** @param isWanted which terms are looked for */
    List<Match> find(String text, String language, int limit, IntPredicate isWanted) {
        String folded = Words.fold(text).strip();
        List<String> wanted = Words.toFind(folded);
        if (wanted.isEmpty() || limit < 1) {
            return List.of();
        }
        BitSet hits = holders(wanted.getLast(), true);
        for (int i = 0; i < Math.min(wanted.size() - 1, WORDS_TO_TRY) && !hits.isEmpty(); i++) {
            hits.and(holders(wanted.get(i), false));
        }
        return best(hits, folded, language, limit, isWanted);
    }

    /** Terms that have exactly this name, in either case; found by the rarest of its words. */
    int[] named(String text) {
        String folded = Words.fold(text).strip();
        int[] places = Words.toFind(folded).stream()
                .mapToInt(word -> Arrays.binarySearch(words, word))
                .toArray();
        if (places.length == 0 || Arrays.stream(places).anyMatch(place -> place < 0)) {
            return new int[0];
        }
        int rarest = Arrays.stream(places)
                .boxed()
                .min(Comparator.comparingInt(postings::degree))
                .orElseThrow();
        return postings.targets(rarest)
                .filter(name -> Words.fold(names.text(name)).equals(folded))
                .map(names::term)
                .filter(term -> !obsolete[term])
                .distinct()
                .sorted()
                .toArray();
    }

    private BitSet holders(String word, boolean beginning) {
        BitSet holders = new BitSet(names.size());
        int place = Arrays.binarySearch(words, word);
        for (int i = place < 0 ? -place - 1 : place; i < words.length; i++) {
            if (!(beginning ? words[i].startsWith(word) : words[i].equals(word))) {
                break;
            }
            postings.targets(i).forEach(holders::set);
        }
        return holders;
    }

    private List<Match> best(BitSet hits, String folded, String language, int limit, IntPredicate isWanted) {
        Map<Integer, Match> byTerm = new HashMap<>();
        boolean substring = folded.chars().allMatch(c -> Words.isCjk((char) c));
        for (int name = hits.nextSetBit(0); name >= 0; name = hits.nextSetBit(name + 1)) {
            String text = Words.fold(names.text(name));
            if ((substring && !text.contains(folded)) || !isWanted.test(names.term(name))) {
                continue;
            }
            Match match = new Match(names.term(name), name, score(name, text, folded, language));
            byTerm.merge(match.term(), match, (a, b) -> a.score() <= b.score() ? a : b);
        }
        Comparator<Match> order = Comparator.comparingInt(Match::score).thenComparingInt(Match::term);
        PriorityQueue<Match> kept = new PriorityQueue<>(order.reversed());
        for (Match match : byTerm.values()) {
            kept.add(match);
            if (kept.size() > limit) {
                kept.poll();
            }
        }
        List<Match> sorted = new ArrayList<>(kept);
        sorted.sort(order);
        return sorted;
    }

    /** Obsolete last; then whole name, beginning, anywhere; then labels before synonyms, the reader's language, short. */
    private int score(int name, String text, String folded, String language) {
        int score = obsolete[names.term(name)] ? 1 << 20 : 0;
        if (!text.equals(folded)) {
            score += text.startsWith(folded) ? 1 << 16 : 2 << 16;
        }
        score += names.role(name) == Names.Role.LABEL ? 0 : 1 << 14;
        score += names.language(name).equals(language) ? 0 : 1 << 13;
        return score + Math.min(text.length(), 2_000);
    }

    /** Terms that hold the most words within two edits of the text's words, whole labels preferred. */
    int[] nearest(String text, int limit, IntPredicate isWanted) {
        List<String> wanted =
                Words.toFind(Words.fold(text)).stream().limit(WORDS_TO_TRY).toList();
        Map<Integer, Integer> points = new HashMap<>();
        for (String word : wanted) {
            Set<Integer> counted = new HashSet<>();
            for (int distance = 0; distance < Nearest.FAR && counted.isEmpty(); distance++) {
                for (int similar : similar(word, distance)) {
                    postings.targets(similar).forEach(counted::add);
                }
            }
            int worth = word.length() * 10;
            counted.forEach(name -> points.merge(name, worth, Integer::sum));
        }
        int length = Words.fold(text).length();
        points.replaceAll((name, sum) ->
                sum * 8 - Math.min(sum * 4, Math.abs(names.text(name).length() - length) * 4));
        return points.entrySet().stream()
                .filter(e -> !obsolete[names.term(e.getKey())] && isWanted.test(names.term(e.getKey())))
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .mapToInt(e -> names.term(e.getKey()))
                .distinct()
                .limit(limit)
                .toArray();
    }

    private int[] similar(String word, int distance) {
        IntArray found = new IntArray();
        int allowed = word.length() < 4 ? 0 : word.length() < 6 ? 1 : 2;
        for (int i = 0; i < words.length && distance <= allowed; i++) {
            if (Math.abs(words[i].length() - word.length()) <= distance
                    && Nearest.distance(words[i], word) == distance) {
                found.add(i);
            }
        }
        return found.trimmed();
    }
}
