package org.sinew.api.cohort;

import java.util.List;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.ComputedFields.Part;
import org.sinew.api.graphql.TermNames;
import org.sinew.cohort.Circumstances;
import org.sinew.cohort.ConditionScope;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.answers.Characteristics;
import org.sinew.cohort.answers.Group;
import org.sinew.cohort.answers.Measured;
import org.sinew.cohort.answers.Share;
import org.sinew.cohort.answers.Window;

/** The type {@code CohortCharacteristics}. */
public final class CharacteristicsAnswer {

    private final Group group;
    private final Characteristics characteristics;
    private final Context context;

    CharacteristicsAnswer(Group group, Context context) {
        this.group = group;
        this.characteristics = new Characteristics(group);
        this.context = context;
    }

    public DistributionAnswer age() {
        return DistributionAnswer.of(characteristics.ages(), characteristics.aged(), context.told());
    }

    public List<ShareAnswer> sexes() {
        return table(characteristics.sexes());
    }

    public List<ShareAnswer> ageBands() {
        return table(characteristics.ageBands());
    }

    public List<ShareAnswer> regions() {
        return table(characteristics.regions());
    }

    private List<ShareAnswer> table(List<Share> parts) {
        return ShareAnswer.table(parts, group.patients(), context);
    }

    public Part prevalence() {
        return arguments -> {
            EventKind kind = EventKind.valueOf(arguments.text("kind"));
            ConditionScope scope = ConditionScope.valueOf(arguments.text("conditions"));
            Circumstances circumstances =
                    Circumstances.of(group.timelines(), context.questions().terminology());
            List<Share> shares =
                    characteristics.prevalence(kind, window(arguments), code -> circumstances.allows(scope, code));
            return ShareAnswer.list(
                    shares.stream().limit(arguments.integer("first")).toList(), group.patients(), context);
        };
    }

    /** A measured quantity. */
    public record Quantity(String key, String label, String unit, DistributionAnswer values) {}

    public Part measurements() {
        return arguments -> {
            List<Measured> measured = characteristics.measurements(window(arguments)).stream()
                    .limit(arguments.integer("first"))
                    .toList();
            TermNames names =
                    context.names().knowing(measured.stream().map(Measured::key).toList());
            return measured.stream()
                    .map(each -> new Quantity(
                            each.key(),
                            names.of(each.key()),
                            each.unit(),
                            DistributionAnswer.of(each.values(), each.patients(), context.told())))
                    .filter(each -> !context.told().isGuarded() || each.values().count() != null)
                    .toList();
        };
    }

    /** Without any end it is a patient's whole time. */
    static Window window(Arguments arguments) {
        return Questions.answered(() -> new Window(
                arguments.findInteger("fromDay").orElse(Integer.MIN_VALUE),
                arguments.findInteger("toDay").orElse(Integer.MAX_VALUE)));
    }
}
