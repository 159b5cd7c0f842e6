package org.sinew.api.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.precision.diagnosis.Differential;
import org.sinew.precision.diagnosis.Evidence;
import org.sinew.term.TermId;

/** A differential as lines. */
final class DifferentialText {

    private static final int REFERENCES = 3;

    private final Diagnosis diagnosis;
    private final PrintWriter out;

    DifferentialText(Diagnosis diagnosis, PrintWriter out) {
        this.diagnosis = diagnosis;
        this.out = out;
    }

    void print(Differential found) {
        for (Differential.Candidate each : found.diseases()) {
            out.printf(
                    "%d. %s  probability %.2f, score %.2f  %s%n",
                    each.rank(), named(each.disease()), each.probability(), each.score(), names(each.genes()));
            each.evidence().forEach(this::print);
        }
        found.series().forEach(this::print);
        out.printf("%s; none of %,d diseases %.2f%n", confidence(found), found.candidates(), found.noMatch());
        found.next()
                .forEach(q -> out.printf(
                        "ask or test  %s  %.2f bits, raises %s%n", named(q.term()), q.gain(), named(q.raises())));
        out.printf("%s; %s%n", String.join(", ", found.releases()), Differential.NOTICE);
        out.flush();
    }

    private static String confidence(Differential found) {
        return found.confident() ? "confident" : "no confident match";
    }

    private void print(Differential.Series series) {
        TermId id = series.id();
        out.printf(
                "by series  %d. %s  probability %.2f, %s%n",
                series.rank(),
                id == null ? named(series.diseases().getFirst().disease()) : named(id),
                series.probability(),
                id == null ? "of no series" : "%,d diseases".formatted(series.size()));
    }

    private void print(Evidence part) {
        out.printf("   %+7.3f  %-11s %s%n", part.weight(), part.kind(), about(part));
    }

    private String about(Evidence part) {
        TermId term = part.term();
        if (term == null) {
            return names(part.terms());
        }
        TermId matched = part.matched();
        Evidence.Frequency frequency = part.frequency();
        if (matched == null || frequency == null) {
            return "%s  background %.4f, not explained".formatted(named(term), part.background());
        }
        TermId common = part.common();
        return "%s ← %s%s  %s, share %.2f, background %.4f  %s"
                .formatted(
                        named(term),
                        matched.equals(term) ? "the same" : named(matched),
                        common == null ? "" : " through " + named(common),
                        said(frequency),
                        frequency.share(),
                        part.background(),
                        part.references().stream().limit(REFERENCES).collect(Collectors.joining(" ")));
    }

    /** {@code 8/12, Very frequent}: counts, then what rows say in words. */
    private String said(Evidence.Frequency frequency) {
        Stream<String> counts = frequency.of() > 0
                ? Stream.of("%.0f/%.0f".formatted(frequency.with(), frequency.of()))
                : Stream.empty();
        Stream<String> words = frequency.words().stream()
                .map(word -> TermId.tryParse(word).map(diagnosis::label).orElse(word));
        String said = Stream.concat(counts, words).collect(Collectors.joining(", "));
        return said.isEmpty() ? "frequency not stated" : said;
    }

    private String named(TermId id) {
        return id + " " + diagnosis.label(id);
    }

    private String names(List<TermId> ids) {
        return ids.stream().map(diagnosis::label).collect(Collectors.joining(", "));
    }
}
