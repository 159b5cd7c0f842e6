package org.sinew.api.atlas;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Disclosure;
import org.sinew.api.cohort.CohortInputs;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.ComputedFields;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.atlas.AroundRequest;
import org.sinew.atlas.Atlas;
import org.sinew.atlas.ComorbidityRequest;
import org.sinew.atlas.ExposureRequest;
import org.sinew.atlas.Guard;
import org.sinew.atlas.MapKind;
import org.sinew.atlas.MapOrigin;
import org.sinew.atlas.MapRequest;
import org.sinew.atlas.ProviderKind;
import org.sinew.atlas.ProviderRequest;
import org.sinew.atlas.ScreeningRequest;
import org.sinew.atlas.WarningMethod;
import org.sinew.atlas.WarningWatch;
import org.sinew.cohort.ConditionScope;
import org.sinew.cohort.Timelines;
import org.sinew.term.Sentence;

/** The fields of {@code graphql/atlas.graphqls}. */
final class AtlasFields implements ComputedFields {

    private static final int WATCHED_WEEKS = 8;

    private final Atlas atlas;
    private final WarningWatch watch;
    private final CohortInputs cohorts;
    private final Disclosure disclosure;

    AtlasFields(Atlas atlas, WarningWatch watch, CohortInputs cohorts, Disclosure disclosure) {
        this.atlas = atlas;
        this.watch = watch;
        this.cohorts = cohorts;
        this.disclosure = disclosure;
    }

    @Override
    public Map<String, Computed> fields() {
        return Map.ofEntries(
                entry("Query.diseaseMap", this::map),
                entry("Query.comorbidity", this::comorbidity),
                entry("Query.phewas", this::phewas),
                entry("Query.trajectories", this::trajectories),
                entry("Query.aroundDiagnosis", this::around),
                entry("Query.exposureRisk", this::exposures),
                entry("Query.occurrence", this::occurrence),
                entry("Query.providers", this::providers),
                entry("Query.screeningGaps", this::screening),
                entry("Query.warnings", this::warnings),
                entry("Subscription.warnings", this::watched));
    }

    private Object map(Asked asked) {
        Arguments arguments = asked.arguments();
        Timelines state = cohorts.timelines();
        RoaringBitmap among = among(asked, state);
        return CohortInputs.answered(() -> atlas.map(
                new MapRequest(
                        arguments.text("of"),
                        state,
                        among,
                        arguments.integer("depth"),
                        names(arguments, "kinds", MapKind::valueOf),
                        names(arguments, "origins", MapOrigin::valueOf),
                        arguments.integer("minCount"),
                        arguments.first(1, MapRequest.MOST),
                        arguments.findText("after").map(AtlasFields::rank).orElse(0),
                        language(asked)),
                guard(asked)));
    }

    private Object comorbidity(Asked asked) {
        return CohortInputs.answered(() -> atlas.comorbidity(pairs(asked), guard(asked)));
    }

    private Object phewas(Asked asked) {
        Arguments arguments = asked.arguments();
        return CohortInputs.answered(() -> atlas.phewas(pairs(asked), arguments.flag("genotypedOnly"), guard(asked)));
    }

    private Object around(Asked asked) {
        Arguments arguments = asked.arguments();
        return CohortInputs.answered(() -> atlas.around(
                new AroundRequest(
                        term(asked),
                        names(arguments, "kinds", MapKind::valueOf),
                        arguments.integer("days"),
                        arguments.integer("controls"),
                        arguments.integer("minCount"),
                        arguments.number("maxQ"),
                        arguments.first(1, MapRequest.MOST)),
                guard(asked)));
    }

    private Object exposures(Asked asked) {
        Arguments arguments = asked.arguments();
        return CohortInputs.answered(() -> atlas.exposures(
                new ExposureRequest(
                        term(asked),
                        arguments.findText("exposure").orElse(null),
                        arguments.texts("lagDays").stream()
                                .map(Integer::valueOf)
                                .toList(),
                        arguments.number("maxQ"),
                        arguments.first(1, MapRequest.MOST)),
                guard(asked)));
    }

    private Object providers(Asked asked) {
        Arguments arguments = asked.arguments();
        return CohortInputs.answered(() -> atlas.providers(
                new ProviderRequest(
                        term(asked),
                        ProviderKind.valueOf(arguments.text("by")),
                        arguments.integer("minCases"),
                        arguments.first(1, MapRequest.MOST)),
                guard(asked)));
    }

    private Object screening(Asked asked) {
        Arguments arguments = asked.arguments();
        return CohortInputs.answered(() -> atlas.screening(
                new ScreeningRequest(
                        term(asked),
                        arguments.texts("tests"),
                        arguments.integer("withinDays"),
                        arguments.findText("on").map(AtlasFields::day).orElse(null)),
                guard(asked)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            throw new Unanswerable("NOT_POSSIBLE", Sentence.of("atlas", "refused.no-day", text), Map.of("at", "on"));
        }
    }

    private Object trajectories(Asked asked) {
        int length = asked.arguments().integer("length");
        return CohortInputs.answered(() -> atlas.trajectories(pairs(asked), length, guard(asked)));
    }

    private ComorbidityRequest pairs(Asked asked) {
        Arguments arguments = asked.arguments();
        Timelines state = cohorts.timelines();
        return new ComorbidityRequest(
                arguments.findText("of").orElse(null),
                arguments.texts("among"),
                ConditionScope.valueOf(arguments.text("conditions")),
                state,
                among(asked, state),
                arguments.integer("minCount"),
                arguments.number("maxQ"),
                arguments.first(1, MapRequest.MOST),
                language(asked));
    }

    private Object occurrence(Asked asked) {
        return CohortInputs.answered(() -> atlas.occurrence(term(asked), guard(asked)));
    }

    private Atlas.Asked term(Asked asked) {
        Timelines state = cohorts.timelines();
        return new Atlas.Asked(asked.arguments().text("of"), state, among(asked, state), language(asked));
    }

    private Object warnings(Asked asked) {
        Arguments arguments = asked.arguments();
        return CohortInputs.answered(() -> atlas.warnings(
                term(asked), arguments.integer("weeks"), method(arguments), arguments.flag("all"), guard(asked)));
    }

    private Object watched(Asked asked) {
        WarningMethod method = method(asked.arguments());
        return CohortInputs.answered(
                () -> watch.watch(() -> atlas.warnings(term(asked), WATCHED_WEEKS, method, false, guard(asked))));
    }

    private static @Nullable WarningMethod method(Arguments arguments) {
        return arguments.findText("method").map(WarningMethod::valueOf).orElse(null);
    }

    private Guard guard(Asked asked) {
        return new Guard(disclosure, asked.audience());
    }

    private static <T> java.util.Set<T> names(Arguments arguments, String name, Function<String, T> read) {
        return arguments.texts(name).stream().map(read).collect(Collectors.toUnmodifiableSet());
    }

    private static int rank(String cursor) {
        return cursor.matches("\\d{1,9}") ? Integer.parseInt(cursor) : -1;
    }

    private static String language(Asked asked) {
        return asked.arguments()
                .findText("lang")
                .orElseGet(() -> asked.language().toLanguageTag());
    }

    private @Nullable RoaringBitmap among(Asked asked, Timelines state) {
        return asked.arguments()
                .object("cohort")
                .map(input -> cohorts.members(input, state, asked.audience()))
                .orElse(null);
    }
}
