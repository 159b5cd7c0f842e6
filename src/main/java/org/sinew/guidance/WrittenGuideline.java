package org.sinew.guidance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sinew.cohort.Cohorts;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.Unanswered;
import org.sinew.guidance.Advice.Reason;
import org.sinew.patient.Fact;
import org.sinew.term.Sentence;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * A guideline that is data: a criterion, as cohorts are counted with, and the card for those who meet it for sure.
 *
 * <p>In the criterion a text {@code $today} is the day of the consultation, {@code $today-P6M} a period before it. In the
 * card's texts {@code {age}} and {@code {today}} are filled in, and {@code {latest:hba1c}} with the latest result of a test
 * of {@code tests.json}.
 */
public final class WrittenGuideline implements Guideline {

    private static final Pattern TERM = Pattern.compile("[A-Za-z][A-Za-z0-9]*:[A-Za-z0-9.-]+");
    private static final int SHOWN = 3;

    private final GuidelineText text;
    private final Labs labs;

    private WrittenGuideline(GuidelineText text, Labs labs) {
        this.text = text;
        this.labs = labs;
    }

    /**
     * @param name where it was written, for messages
     * @throws NoGuideline naming the file, the place in it and what is wrong
     */
    public static WrittenGuideline read(String name, String json) {
        Labs labs = Tables.labs();
        try {
            return new WrittenGuideline(GuidelineText.read(json, labs), labs);
        } catch (NoGuideline wrong) {
            throw wrong.of(name);
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
        Criterion criterion = text.criterion(c.today());
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
            Cohorts.over(Timelines.empty(), terminology).evaluate(text.criterion(LocalDate.EPOCH));
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
        return GuidelineText.GAP
                .matcher(template.in(c.language()))
                .replaceAll(gap -> Matcher.quoteReplacement(value(c, gap.group(1))));
    }

    private String value(Consultation c, String gap) {
        return switch (gap) {
            case "today" -> c.today().toString();
            case "age" -> c.age().map(AgeSpan::toString).orElseGet(() -> c.say("written.unknown"));
            default ->
                labs.readings(c, gap.substring(GuidelineText.LATEST.length())).reversed().stream()
                        .findFirst()
                        .map(r -> c.say("written.result", r.number(), r.unit(), r.on()))
                        .orElseGet(() -> c.say("written.not-measured"));
        };
    }
}
