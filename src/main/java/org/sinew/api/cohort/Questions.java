package org.sinew.api.cohort;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.cohort.Caveat;
import org.sinew.cohort.Cohort;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.CriterionJson;
import org.sinew.cohort.CriterionText;
import org.sinew.cohort.Explanation;
import org.sinew.cohort.Problem;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.cohort.answers.Eligibility;
import org.sinew.cohort.answers.Entry;
import org.sinew.cohort.answers.IndexDate;
import org.sinew.cohort.saved.SavedCohorts;
import org.sinew.term.Release;
import org.sinew.term.Sentence;
import org.sinew.term.Terminology;

/** Reads definitions from clients and asks who meets them; what has no answer is said in the API's words. */
final class Questions {

    private static final Pattern PARAMETER = Pattern.compile("\\$([A-Za-z]\\w*)");
    private static final int NEVER = Integer.MAX_VALUE;

    private final Cohorts cohorts;
    private final Supplier<Terminology> terminology;

    Questions(Cohorts cohorts, Supplier<Terminology> terminology) {
        this.cohorts = cohorts;
        this.terminology = terminology;
    }

    Cohorts cohorts() {
        return cohorts;
    }

    Terminology terminology() {
        return terminology.get();
    }

    List<String> releases() {
        return terminology().releases().stream().map(Release::id).sorted().toList();
    }

    /** @param input a {@code CohortInput} */
    Question ask(Arguments input) {
        return answered(() -> ask(criterion(input), cohorts.timelines()));
    }

    Question ask(Arguments input, Timelines state) {
        return answered(() -> ask(criterion(input), state));
    }

    /** @param criterion of a question that was asked before */
    Question askAgain(Criterion criterion, Timelines state) {
        return answered(() -> ask(criterion, state));
    }

    /** The same, with definitions as they were at that time. */
    Questions withDefinitionsOf(Instant time) {
        return new Questions(cohorts.withDefinitionsOf(time), terminology);
    }

    /** The same for somebody who is told of no smaller groups. */
    Questions withFewest(int patients) {
        return new Questions(cohorts.withFewest(patients), terminology);
    }

    /** The state after that commit. */
    Timelines timelines(long commit) {
        return answered(() -> cohorts.timelines(commit));
    }

    Question ask(Criterion criterion) {
        return answered(() -> ask(criterion, cohorts.timelines()));
    }

    private Question ask(Criterion criterion, Timelines state) {
        return new Question(criterion, IndexDate.evaluate(cohorts, criterion, state));
    }

    Timelines timelines() {
        return answered(cohorts::timelines);
    }

    /** Members from the day on from which time to an event counts. */
    Entry entry(Question question) {
        return answered(() -> Entry.of(cohorts, question.criterion(), question.cohort()));
    }

    Cohort evaluate(Criterion criterion, Timelines state) {
        return answered(() -> cohorts.evaluate(criterion, state));
    }

    List<Caveat> caveats(Criterion criterion, Timelines state) {
        return answered(() -> cohorts.caveats(criterion, state));
    }

    Eligibility eligibility(Criterion criterion, Timelines state) {
        return answered(() -> Eligibility.of(cohorts, criterion, state));
    }

    /** Why the patient is in or out, in the question's own state. */
    Explanation explain(String patient, Question question) {
        return answered(() ->
                cohorts.explain(patient, question.criterion(), question.cohort().timelines()));
    }

    /** The same now, with the facts' ids. */
    Explanation explain(String patient, Criterion criterion) {
        return answered(() -> cohorts.explain(patient, criterion));
    }

    Criterion criterion(Arguments input) {
        return answered(() -> {
            if (input.object("text").isPresent()) {
                Arguments text = input.object("text").orElseThrow();
                return CriterionText.read(filled(text.text("of"), parameters(text)));
            }
            if (input.object("json").isPresent()) {
                Arguments json = input.object("json").orElseThrow();
                return CriterionJson.read(json.text("of"), parameters(json));
            }
            if (input.object("saved").isPresent()) {
                return defined(input.object("saved").orElseThrow());
            }
            return CriterionJson.read(input.value("criterion"));
        });
    }

    private Criterion defined(Arguments input) {
        return new Criterion.Defined(
                input.text("name"), input.findInteger("version").orElse(null), parameters(input));
    }

    /** What {@code saveCohort} keeps: JSON as it was given, everything else as JSON. */
    SavedCohorts.Definition kept(Arguments input) {
        return input.object("json")
                .map(json -> new SavedCohorts.Definition(json.text("of"), parameters(json)))
                .orElseGet(() -> new SavedCohorts.Definition(CriterionJson.write(criterion(input)), Map.of()));
    }

    private static String filled(String text, Map<String, String> parameters) {
        return PARAMETER.matcher(text).replaceAll(found -> {
            String value = parameters.get(found.group(1));
            if (value == null) {
                throw unanswerable(
                        Problem.malformed("", "parameter", "$" + found.group(1)).problem());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static Map<String, String> parameters(Arguments of) {
        Map<String, String> parameters = new LinkedHashMap<>();
        of.objects("parameters").forEach(each -> parameters.put(each.text("name"), each.text("value")));
        return Collections.unmodifiableMap(parameters);
    }

    /**
     * Epoch day of each patient's first outcome, {@link Integer#MAX_VALUE} for none.
     *
     * @param input a {@code CriterionInput} made of events
     */
    IntUnaryOperator firstDay(Object input, Timelines state) {
        return answered(() -> firstDay(CriterionJson.read(input), state));
    }

    private IntUnaryOperator firstDay(Criterion outcome, Timelines state) {
        return switch (outcome) {
            case Criterion.Event event -> {
                Cohort found =
                        cohorts.evaluate(new Criterion.Indexed(event.pattern(), new Criterion.And(List.of())), state);
                yield patient -> day(found, patient);
            }
            case Criterion.Indexed indexed -> {
                Cohort found = cohorts.evaluate(indexed, state);
                yield patient -> day(found, patient);
            }
            case Criterion.Or(List<Criterion> of) -> {
                List<IntUnaryOperator> each = new ArrayList<>();
                of.forEach(part -> each.add(firstDay(part, state)));
                yield patient -> each.stream()
                        .mapToInt(part -> part.applyAsInt(patient))
                        .min()
                        .orElse(NEVER);
            }
            default -> throw new Unanswerable("NOT_AN_OUTCOME", Sentence.of("cohort", "impossible.outcome"), Map.of());
        };
    }

    private static int day(Cohort found, int patient) {
        int day = found.members().contains(patient) ? found.indexDay(patient) : Timelines.UNKNOWN;
        return day == Timelines.UNKNOWN ? NEVER : day;
    }

    SavedCohorts.Outcome outcome(Cohort cohort) {
        return new SavedCohorts.Outcome(releases(), cohort.timelines().commit(), cohort.count(), digest(cohort));
    }

    private static String digest(Cohort cohort) {
        List<String> ids = new ArrayList<>();
        cohort.members().forEach((org.roaringbitmap.IntConsumer)
                patient -> ids.add(cohort.timelines().id(patient)));
        Collections.sort(ids);
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            ids.forEach(id -> sha.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives what has no answer the API's words: its code, its path, and what may be meant. */
    static <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (Unanswered none) {
            throw unanswerable(none.problem());
        }
    }

    static Unanswerable unanswerable(Problem problem) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("at", problem.path());
        if (problem instanceof Problem.UnknownTerm unknown) {
            details.put("term", unknown.term());
            details.put(
                    "suggestions",
                    unknown.nearest().stream()
                            .map(hit -> Map.of("id", hit.id().toString(), "label", hit.label()))
                            .toList());
        }
        return new Unanswerable(problem.code(), problem.said(), details);
    }
}
