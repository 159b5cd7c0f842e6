package org.sinew.api.precision;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.diagnosis.Differential;
import org.sinew.precision.diagnosis.Evidence;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;
import org.sinew.term.Wording;

/** A differential with names in the reader's language, by the names of the schema. */
record DifferentialAnswer(Differential found, Terminology terminology, String language) {

    public record Named(String id, String label) {}

    public record Candidate(
            int rank,
            Named disease,
            double probability,
            double score,
            List<Named> series,
            List<Named> genes,
            List<Part> evidence) {}

    public record Series(int rank, @Nullable Named series, double probability, int size, List<Candidate> diseases) {}

    public record Part(
            Evidence.Kind kind,
            double weight,
            double coverage,
            @Nullable Named term,
            @Nullable Named matched,
            @Nullable Named common,
            @Nullable Integer with,
            @Nullable Integer of,
            List<Named> words,
            @Nullable Double share,
            @Nullable Double background,
            List<String> references,
            List<Named> terms) {}

    public record Question(Named term, Differential.Means means, double gain, double expected, Named raises) {}

    public record Reading(String given, @Nullable Named used, Differential.Why why) {}

    public String notice() {
        return messages().say("notice");
    }

    public boolean confident() {
        return found.confident();
    }

    public String summary() {
        if (found.diseases().isEmpty()) {
            return messages().say("nothing");
        }
        Differential.Candidate first = found.diseases().getFirst();
        String name = named(first.disease()).label();
        return messages().say(found.confident() ? "match" : "nearest", name, Differential.percent(first.probability()));
    }

    private Wording messages() {
        return Wording.of("differential", language);
    }

    public double noMatch() {
        return found.noMatch();
    }

    public int candidates() {
        return found.candidates();
    }

    public List<String> releases() {
        return found.releases();
    }

    public List<Candidate> diseases() {
        return found.diseases().stream().map(this::candidate).toList();
    }

    public List<Series> series() {
        return found.series().stream()
                .map(group -> new Series(
                        group.rank(),
                        namedOrNull(group.id()),
                        group.probability(),
                        group.size(),
                        group.diseases().stream().map(this::candidate).toList()))
                .toList();
    }

    private Candidate candidate(Differential.Candidate candidate) {
        return new Candidate(
                candidate.rank(),
                named(candidate.disease()),
                candidate.probability(),
                candidate.score(),
                named(candidate.series()),
                named(candidate.genes()),
                candidate.evidence().stream().map(this::part).toList());
    }

    private Part part(Evidence evidence) {
        Evidence.Frequency frequency = evidence.frequency();
        boolean counted = frequency != null && frequency.of() > 0;
        return new Part(
                evidence.kind(),
                evidence.weight(),
                evidence.coverage(),
                namedOrNull(evidence.term()),
                namedOrNull(evidence.matched()),
                namedOrNull(evidence.common()),
                counted ? (int) Math.round(Objects.requireNonNull(frequency).with()) : null,
                counted ? (int) Math.round(Objects.requireNonNull(frequency).of()) : null,
                frequency == null
                        ? List.of()
                        : frequency.words().stream().map(this::word).toList(),
                frequency == null ? null : frequency.share(),
                evidence.term() == null ? null : evidence.background(),
                evidence.references(),
                named(evidence.terms()));
    }

    private Named word(String text) {
        return TermId.tryParse(text).map(this::named).orElseGet(() -> new Named(text, text));
    }

    public List<Question> next() {
        return found.next().stream()
                .map(q -> new Question(named(q.term()), q.means(), q.gain(), q.expected(), named(q.raises())))
                .toList();
    }

    public List<Reading> read() {
        return found.read().stream()
                .map(r -> new Reading(r.given(), namedOrNull(r.used()), r.why()))
                .toList();
    }

    private List<Named> named(Collection<TermId> ids) {
        return ids.stream().map(this::named).toList();
    }

    private @Nullable Named namedOrNull(@Nullable TermId id) {
        return id == null ? null : named(id);
    }

    private Named named(TermId id) {
        return new Named(id.toString(), terminology.name(id, language));
    }
}
