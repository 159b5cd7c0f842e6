package org.sinew.cohort;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.PatternPlan.AmountPlan;
import org.sinew.patient.Significance;

/** Looks through the events of each pattern of a plan for what it passes over in silence. */
final class Caveats {

    private static final int MOST_WORDS = 20;

    /** Words by which events are chosen. */
    private static final Map<String, Word> WORDS = words();

    /** @param had the words that an event of the flavour has */
    private record Word(Function<Pattern.Wanted, List<String>> asked, Function<Flavour, List<String>> had) {

        static Word of(Function<Pattern.Wanted, List<String>> asked, Function<Flavour, @Nullable String> had) {
            return new Word(
                    asked,
                    flavour -> Optional.ofNullable(had.apply(flavour)).stream().toList());
        }
    }

    /** Events of one flavour. */
    private static final class Seen {
        private final RoaringBitmap patients = new RoaringBitmap();
        private final RoaringBitmap valued = new RoaringBitmap();
        private long values;
    }

    private final Timelines timelines;
    private final int fewest;

    /** @param fewest patients who must have a word before it is told that somebody has it */
    Caveats(Timelines timelines, int fewest) {
        this.timelines = timelines;
        this.fewest = fewest;
    }

    private static Map<String, Word> words() {
        Map<String, Word> words = new LinkedHashMap<>();
        words.put("status", Word.of(Pattern.Wanted::status, Flavour::status));
        words.put("verification", Word.of(Pattern.Wanted::verification, Flavour::verification));
        words.put("source", Word.of(Pattern.Wanted::source, Flavour::source));
        words.put("encounterKind", Word.of(Pattern.Wanted::encounterKind, Flavour::encounterKind));
        words.put("category", Word.of(Pattern.Wanted::category, Flavour::category));
        words.put("zygosity", Word.of(Pattern.Wanted::zygosity, Flavour::zygosity));
        words.put(
                "significance",
                new Word(Pattern.Wanted::significance, flavour -> Significance.words(flavour.significance())));
        words.put("consequence", Word.of(Pattern.Wanted::consequence, Flavour::consequence));
        return words;
    }

    List<Caveat> of(Plan plan) {
        List<Caveat> found = new ArrayList<>();
        for (PatternPlan pattern : PatternPlan.of(plan)) {
            List<AmountPlan> amounts = amounts(pattern);
            boolean asksWords = WORDS.values().stream()
                    .anyMatch(word ->
                            !word.asked().apply(pattern.selection().wanted()).isEmpty());
            if (!amounts.isEmpty() || asksWords) {
                Map<Integer, Seen> seen = seen(pattern);
                found.addAll(words(pattern, seen));
                amounts.forEach(amount -> found.addAll(values(pattern, amount, seen)));
            }
        }
        return found.stream().distinct().toList();
    }

    private static List<AmountPlan> amounts(PatternPlan pattern) {
        return Stream.of(
                        pattern.check().value(),
                        pattern.picked() == null ? null : pattern.picked().value(),
                        pattern.total() == null ? null : pattern.total().amount())
                .filter(Objects::nonNull)
                .filter(amount -> amount.amount().unit() != null)
                .toList();
    }

    /** Events of the pattern's kind and terms by the number of their flavour. */
    private Map<Integer, Seen> seen(PatternPlan pattern) {
        Map<Integer, Seen> seen = new HashMap<>();
        int[] codes = timelines
                .dictionary()
                .numbers(pattern.selection().kind(), pattern.selection().terms());
        for (int s = 0; s < timelines.shards().size(); s++) {
            Shard shard = timelines.shards().get(s);
            for (int code : codes) {
                Posting posting = shard.posting(code);
                if (posting != null) {
                    look(posting, shard, timelines.live(s), seen);
                }
            }
        }
        return seen;
    }

    private static void look(Posting posting, Shard shard, long[] live, Map<Integer, Seen> seen) {
        for (int i = 0; i < posting.count(); i++) {
            int local = posting.patient(i);
            if (Bits.has(live, local)) {
                Seen one = seen.computeIfAbsent(posting.flavour(i), flavour -> new Seen());
                one.patients.add(shard.number(local));
                if (!Double.isNaN(posting.value(i))) {
                    one.valued.add(shard.number(local));
                    one.values++;
                }
            }
        }
    }

    private List<Caveat> values(PatternPlan pattern, AmountPlan amount, Map<Integer, Seen> seen) {
        Map<String, Seen> byUnit = new LinkedHashMap<>();
        seen.forEach((flavour, one) -> {
            if (one.values > 0 && pattern.allows(flavour) && amount.conversions()[flavour] == null) {
                String unit = timelines.dictionary().flavour(flavour).unit();
                Seen all = byUnit.computeIfAbsent(unit == null ? "" : unit, u -> new Seen());
                all.valued.or(one.valued);
                all.values += one.values;
            }
        });
        String path = pattern.path() + ".value.unit";
        String asked = Objects.requireNonNull(amount.amount().unit());
        return byUnit.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Seen> each) -> -each.getValue().values)
                        .thenComparing(Map.Entry::getKey))
                .<Caveat>map(each -> new Caveat.IncomparableValues(
                        path,
                        asked,
                        each.getKey().isEmpty() ? null : each.getKey(),
                        each.getValue().valued,
                        each.getValue().values))
                .toList();
    }

    private List<Caveat> words(PatternPlan pattern, Map<Integer, Seen> seen) {
        List<Caveat> found = new ArrayList<>();
        WORDS.forEach((field, word) -> {
            List<String> asked = word.asked().apply(pattern.selection().wanted());
            List<String> known = asked.isEmpty() ? List.of() : known(word, seen);
            asked.stream()
                    .filter(each -> known.stream().noneMatch(each::equalsIgnoreCase))
                    .forEach(each -> found.add(new Caveat.WordOfNobody(
                            pattern.path() + "." + field,
                            each,
                            known.stream().limit(MOST_WORDS).toList())));
        });
        return found;
    }

    /** Those that as many patients as needed have, the commonest first. */
    private List<String> known(Word word, Map<Integer, Seen> seen) {
        Map<String, RoaringBitmap> patients = new HashMap<>();
        seen.forEach((flavour, one) -> {
            for (String had : word.had().apply(timelines.dictionary().flavour(flavour))) {
                patients.computeIfAbsent(had, h -> new RoaringBitmap()).or(one.patients);
            }
        });
        return patients.entrySet().stream()
                .filter(each -> each.getValue().getCardinality() >= fewest)
                .sorted(Comparator.comparingInt((Map.Entry<String, RoaringBitmap> each) ->
                                -each.getValue().getCardinality())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }
}
