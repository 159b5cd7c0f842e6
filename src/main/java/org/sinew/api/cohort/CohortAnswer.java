package org.sinew.api.cohort;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.api.graphql.ComputedFields.Part;
import org.sinew.cohort.Caveat;
import org.sinew.cohort.Cohort;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.answers.Characteristics;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.answers.Share;
import org.sinew.cohort.answers.TimeSeries;

/** The type {@code Cohort}: each method is a field, asked for when it is selected. */
public final class CohortAnswer {

    private final Question question;
    private final Context context;

    CohortAnswer(Question question, Context context) {
        this.question = question;
        this.context = context;
    }

    private Cohort cohort() {
        return question.cohort();
    }

    private Told told() {
        return context.told();
    }

    public @Nullable Integer count() {
        return told().count(cohort().members());
    }

    public @Nullable Integer unknown() {
        return told().count(cohort().unknown());
    }

    public @Nullable Integer patients() {
        return told().count(cohort().timelines().present());
    }

    public int floor() {
        return told().floor();
    }

    public long commit() {
        return cohort().timelines().commit();
    }

    public List<String> releases() {
        return context.questions().releases();
    }

    public Definition definition() {
        return new Definition(question.criterion());
    }

    public Part members() {
        return arguments -> MembersPage.of(
                cohort().timelines(),
                state -> {
                    Question same = state == cohort().timelines()
                            ? question
                            : context.questions().askAgain(question.criterion(), state);
                    return new MembersPage.Found(same, same.cohort().members());
                },
                context,
                arguments);
    }

    public Part explain() {
        return arguments -> {
            told().requireMembers();
            String patient = arguments.text("patient");
            return ExplanationAnswer.of(
                    cohort().timelines().isPast()
                            ? context.questions().explain(patient, question)
                            : context.questions().explain(patient, question.criterion()),
                    context);
        };
    }

    /** The type {@code CohortCaveat}. */
    public record Noted(
            String at,
            String message,
            @Nullable Integer patients,
            @Nullable Long values) {}

    /** Where a floor holds, one that concerns patients is said only where their number is. */
    public List<Noted> caveats() {
        List<Noted> noted = new ArrayList<>();
        for (Caveat each : context.questions().caveats(question.criterion(), cohort().timelines())) {
            switch (each) {
                case Caveat.IncomparableValues values -> {
                    Integer patients = told().count(values.patients());
                    if (patients != null) {
                        Long all = told().isGuarded() ? null : (Long) values.values();
                        noted.add(new Noted(
                                values.path(), values.said().in(context.names().language()), patients, all));
                    }
                }
                case Caveat.WordOfNobody word ->
                    noted.add(new Noted(
                            word.path(), word.said().in(context.names().language()), null, null));
            }
        }
        return noted;
    }

    /** What is left after a part. */
    public record Step(
            String criterion,
            @Nullable Integer count,
            @Nullable Integer alone) {}

    public List<Step> attrition() {
        Timelines state = cohort().timelines();
        List<RoaringBitmap> sets = new ArrayList<>();
        RoaringBitmap left = state.present();
        for (Criterion part : question.parts()) {
            RoaringBitmap alone = context.questions().evaluate(part, state).members();
            left = RoaringBitmap.and(left, alone);
            sets.add(left);
            sets.add(alone);
        }
        List<Boolean> shown = told().counts(sets);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < question.parts().size(); i++) {
            steps.add(new Step(
                    Definition.text(question.parts().get(i)),
                    shown.get(2 * i) ? (Integer) sets.get(2 * i).getCardinality() : null,
                    shown.get(2 * i + 1) ? (Integer) sets.get(2 * i + 1).getCardinality() : null));
        }
        return steps;
    }

    public List<FeasibilityPart> feasibility() {
        return FeasibilityPart.of(question, context);
    }

    public FeasibilityPart.Whole eligibility() {
        return FeasibilityPart.whole(question, context);
    }

    public CharacteristicsAnswer characteristics() {
        return new CharacteristicsAnswer(question.group(), context);
    }

    public Part breakdown() {
        return arguments -> {
            Group group = question.group();
            var characteristics = new Characteristics(group);
            List<Share> parts = switch (arguments.text("by")) {
                case "SEX" -> characteristics.sexes();
                case "AGE" -> characteristics.ageBands();
                case "REGION" -> characteristics.regions();
                default -> indexYears(group);
            };
            return ShareAnswer.table(parts, group.patients(), context);
        };
    }

    private static List<Share> indexYears(Group group) {
        Map<String, RoaringBitmap> years = new TreeMap<>();
        group.patients().forEach((org.roaringbitmap.IntConsumer) patient -> {
            String date = MembersPage.date(group.indexOf(patient));
            years.computeIfAbsent(date == null ? "unknown" : date.substring(0, 4), key -> new RoaringBitmap())
                    .add(patient);
        });
        return years.entrySet().stream()
                .map(e -> new Share(null, e.getKey(), e.getValue()))
                .toList();
    }

    public Part survival() {
        return arguments -> SurvivalAnswer.of(context.questions().entry(question), arguments, context);
    }

    public Part cumulativeIncidence() {
        return arguments -> IncidenceAnswer.of(context.questions().entry(question), arguments, context);
    }

    public Part timeSeries() {
        return arguments -> {
            Group group = question.group();
            var first = context.questions()
                    .firstDay(java.util.Objects.requireNonNull(arguments.value("of")), group.timelines());
            List<TimeSeries.Year> years = Questions.answered(
                    () -> TimeSeries.of(group, first, arguments.integer("from"), arguments.integer("to")));
            return YearAnswer.of(years, told());
        };
    }
}
