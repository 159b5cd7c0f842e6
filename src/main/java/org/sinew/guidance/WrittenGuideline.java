package org.sinew.guidance;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.CriterionJson;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.guidance.Advice.Reason;
import org.sinew.guidance.Advice.Urgency;
import org.sinew.patient.Fact;
import org.sinew.term.Sentence;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;
import tools.jackson.core.JacksonException;

/**
 * A guideline that is data: a criterion, as cohorts are counted with, and the card for those who meet it for sure.
 *
 * <p>In the criterion a text {@code $today} is the day of the consultation, {@code $today-P6M} a period before it. In the
 * card's texts {@code {age}} and {@code {today}} are filled in, and {@code {latest:hba1c}} with the latest result of a test
 * of {@code tests.json}.
 */
public final class WrittenGuideline implements Guideline {

    private static final Pattern DAY = Pattern.compile("\\$today(?:-(P[0-9YMWD]+))?");
    private static final Pattern TERM = Pattern.compile("[A-Za-z][A-Za-z0-9]*:[A-Za-z0-9.-]+");
    private static final Pattern BLANK = Pattern.compile("\\{(age|today|latest:([a-z0-9]+))\\}");
    private static final int SHOWN = 3;

    /**
     * @param ordering whether it looks at charts while orders are placed; otherwise when a chart is opened
     * @param criterion as {@link CriterionJson} reads it
     */
    record Text(
            String id,
            Worded title,
            boolean ordering,
            Urgency urgency,
            Object criterion,
            Worded summary,
            Worded detail,
            Citation source,
            CareGaps.@Nullable Request propose) {}

    private final Text text;
    private final Labs labs = Tables.labs();

    private WrittenGuideline(Text text) {
        this.text = text;
    }

    /**
     * @param name where it was written, for messages
     * @throws IllegalArgumentException naming the file and what is wrong in it
     */
    public static WrittenGuideline read(String name, String json) {
        try {
            Text text = Tables.JSON.readValue(json, Text.class);
            WrittenGuideline guideline = new WrittenGuideline(text);
            guideline.criterion(LocalDate.EPOCH);
            Stream.of(text.summary(), text.detail())
                    .flatMap(worded -> worded.byLanguage().values().stream())
                    .flatMap(template -> BLANK.matcher(template).results())
                    .map(blank -> blank.group(2))
                    .filter(test -> test != null)
                    .forEach(guideline.labs::test);
            return guideline;
        } catch (JacksonException | Unanswered | IllegalArgumentException e) {
            String reason = e instanceof JacksonException broken ? broken.getOriginalMessage() : e.getMessage();
            throw new IllegalArgumentException(name + " is no guideline: " + reason, e);
        }
    }

    @Override
    public String id() {
        return text.id();
    }

    @Override
    public String title(String language) {
        return text.title().in(language);
    }

    @Override
    public List<Advice> advise(Consultation c) {
        if (c.isOrdering() != text.ordering()) {
            return List.of();
        }
        Criterion criterion = criterion(c.today());
        return isMet(c, criterion) ? List.of(advice(c, criterion)) : List.of();
    }

    private static boolean isMet(Consultation c, Criterion criterion) {
        try {
            return Cohorts.over(ChartTimeline.of(c), c.background().terminology())
                    .evaluate(criterion)
                    .members()
                    .contains(0);
        } catch (Unanswered unknownTerm) {
            return false;
        }
    }

    @Override
    public List<String> missing(Terminology terminology, String language) {
        try {
            Cohorts.over(Timelines.empty(), terminology).evaluate(criterion(LocalDate.EPOCH));
            return List.of();
        } catch (Unanswered unknownTerm) {
            return List.of(Sentence.of(
                            "guidance",
                            "silent",
                            id(),
                            unknownTerm.problem().path(),
                            unknownTerm.problem().said())
                    .in(language));
        }
    }

    private Criterion criterion(LocalDate today) {
        return CriterionJson.read(dated(text.criterion(), today));
    }

    private static Object dated(Object tree, LocalDate today) {
        return switch (tree) {
            case String said ->
                DAY.matcher(said)
                        .replaceAll(found -> today.minus(
                                        found.group(1) == null ? Period.ZERO : Period.parse(found.group(1)))
                                .toString());
            case List<?> list -> list.stream().map(item -> dated(item, today)).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> filled = new java.util.LinkedHashMap<>();
                map.forEach((name, value) -> filled.put(name, dated(value, today)));
                yield filled;
            }
            default -> tree;
        };
    }

    private Advice advice(Consultation c, Criterion criterion) {
        Draft draft = new Draft(c, this, text.urgency(), filled(c, text.summary()), text.source())
                .says(filled(c, text.detail()))
                .because(evidence(c, criterion))
                .unless(Reason.TAKEN_INTO_ACCOUNT, Reason.DONE_ELSEWHERE, Reason.DECLINED, Reason.RECORD_WRONG);
        CareGaps.Request request = text.propose();
        return request == null
                ? draft.advice()
                : draft.proposing(request.proposal(c)).advice();
    }

    /** The latest facts of each term that the criterion asks for; what must be absent shows nothing. */
    private static List<Evidence> evidence(Consultation c, Criterion criterion) {
        Set<Evidence> found = new LinkedHashSet<>();
        for (TermId term : terms(criterion)) {
            c.chart().facts().reversed().stream()
                    .filter((Fact fact) -> c.background().counts(fact.header().concept(), term))
                    .limit(SHOWN)
                    .map(c::evidence)
                    .forEach(found::add);
        }
        return new ArrayList<>(found);
    }

    private static List<TermId> terms(Criterion criterion) {
        if (criterion instanceof Criterion.Event(var pattern)) {
            return TERM.matcher(pattern.terms())
                    .results()
                    .map(MatchResult::group)
                    .map(TermId::parse)
                    .toList();
        }
        return criterion instanceof Criterion.Not
                ? List.of()
                : criterion.children().stream()
                        .flatMap(child -> terms(child).stream())
                        .toList();
    }

    private String filled(Consultation c, Worded template) {
        return BLANK.matcher(template.in(c.language())).replaceAll(blank -> {
            String test = blank.group(2);
            if (test != null) {
                return java.util.regex.Matcher.quoteReplacement(labs.readings(c, test).reversed().stream()
                        .findFirst()
                        .map(r -> c.say("written.result", r.number(), r.unit(), r.on()))
                        .orElseGet(() -> c.say("written.not-measured")));
            }
            return blank.group(1).equals("today")
                    ? c.today().toString()
                    : c.age().isPresent() ? String.valueOf(c.age().getAsInt()) : c.say("written.unknown");
        });
    }
}
