package org.sinew.guidance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Fact;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/** Whether a chart shows a pregnancy that goes on today: a diagnosis, or the status that US Core asks for (LOINC 82810-3). */
final class Pregnancy {

    /** Of the knowledge edges; every code of a pregnancy that the terminology knows counts as it. */
    static final TermId TERM = TermId.parse("SNOMEDCT:77386006");

    /** Nobody is pregnant for longer: 44 weeks. */
    private static final int LONGEST_DAYS = 308;

    private static final List<TermId> STATUS = List.of(TermId.parse("LOINC:82810-3"));
    /** Answers of US Core and of the International Patient Summary; any other, such as unknown, says nothing. */
    private static final Set<TermId> PREGNANT = Set.of(TERM, TermId.parse("LOINC:LA15173-0"));

    private static final Set<TermId> NOT_PREGNANT =
            Set.of(TermId.parse("SNOMEDCT:60001007"), TermId.parse("LOINC:LA26683-5"));
    private static final Set<String> CODES =
            Set.of("SNOMEDCT:77386006", "SNOMEDCT:72892002", "SNOMEDCT:47200007", "SNOMEDCT:127364007");

    /** ICD-10 and ICD-10-CM: pregnant state, supervision, weeks of gestation, and disorders before delivery. */
    private static final Pattern ICD =
            Pattern.compile("ICD10(CM)?:(Z33(\\.1)?|Z3[4A](\\..*)?|O(09|[12]\\d|3\\d|4[0-8])(\\..*)?)");

    private Pregnancy() {}

    /** Whether a rule for the pregnant ({@code true}), for those who are not, or for both ({@code null}) is for this chart. */
    static boolean suits(Consultation c, @Nullable Boolean pregnant) {
        return pregnant == null || pregnant == current(c).isPresent();
    }

    /** The fact that shows it: the latest diagnosis or status, if that status does not deny it. */
    static Optional<Fact> current(Consultation c) {
        Optional<Fact.Measurement> status = c.coded(STATUS)
                .flatMap(fact -> fact instanceof Fact.Measurement m ? Stream.of(m) : Stream.empty())
                .filter(m -> isRecent(c, m) && (says(m, PREGNANT) || says(m, NOT_PREGNANT)))
                .reduce((a, b) -> b);
        Optional<Fact.Condition> diagnosis = c.problems().stream()
                .filter(problem -> isRecent(c, problem) && isPregnancy(c, problem))
                .reduce((a, b) -> b);
        boolean isDenied = status.isPresent() && says(status.get(), NOT_PREGNANT);
        if (status.isEmpty() || (isDenied && diagnosis.isPresent() && isLater(diagnosis.get(), status.get()))) {
            return diagnosis.map(Fact.class::cast);
        }
        return isDenied ? Optional.empty() : status.map(Fact.class::cast);
    }

    private static boolean isLater(Fact one, Fact other) {
        OffsetDateTime first = Consultation.moment(one);
        OffsetDateTime second = Consultation.moment(other);
        return first != null && second != null && first.isAfter(second);
    }

    /** Of a date that is not known to the day, by any day that it may have been. */
    private static boolean isRecent(Consultation c, Fact fact) {
        PartialTime on = fact.header().period().start();
        LocalDate first = c.today().minusDays(LONGEST_DAYS);
        return on == null || (on.lastDay().isAfter(first) && !on.firstDay().isAfter(c.today()));
    }

    private static boolean says(Fact.Measurement status, Set<TermId> answers) {
        return status.value() instanceof Value.Coded(var concept)
                && concept.codings().stream().anyMatch(coding -> answers.contains(coding.id()));
    }

    private static boolean isPregnancy(Consultation c, Fact.Condition problem) {
        return c.background().counts(problem.header().concept(), TERM)
                || problem.header().concept().codings().stream()
                        .map(coding -> coding.id().toString())
                        .anyMatch(code ->
                                CODES.contains(code) || ICD.matcher(code).matches());
    }
}
