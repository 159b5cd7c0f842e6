package org.sinew.guidance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Criterion;
import org.sinew.cohort.CriterionJson;
import org.sinew.cohort.Unanswered;
import org.sinew.guidance.Advice.Urgency;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/**
 * A guideline as its file has it, checked.
 *
 * @param ordering whether it looks at charts while orders are placed; otherwise when a chart is opened
 * @param criterion as {@link CriterionJson} reads it, with {@code $today} where a day may stand
 */
record GuidelineText(
        String id,
        Worded title,
        boolean ordering,
        Urgency urgency,
        Object criterion,
        Worded summary,
        Worded detail,
        Citation source,
        CareGaps.@Nullable Request propose) {

    /** What stands for a value in the card's texts. */
    static final Pattern GAP = Pattern.compile("\\{([^{}]*)\\}");

    static final String LATEST = "latest:";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern DAY = Pattern.compile("\\$today(?:-(\\w+))?");
    private static final List<String> REQUIRED =
            List.of("id", "title", "ordering", "urgency", "criterion", "summary", "detail", "source");
    private static final List<String> MEMBERS =
            List.of("id", "title", "ordering", "urgency", "criterion", "summary", "detail", "source", "propose");

    /** @throws NoGuideline saying where and why */
    static GuidelineText read(String json, Labs labs) {
        try {
            JsonNode tree = Tables.JSON.readTree(json);
            members(tree);
            GuidelineText text = Tables.JSON.treeToValue(tree, GuidelineText.class);
            text.check(labs);
            return text;
        } catch (StreamReadException broken) {
            TokenStreamLocation at = broken.getLocation();
            throw NoGuideline.because(
                    "no-json",
                    String.valueOf(at.getLineNr()),
                    String.valueOf(at.getColumnNr()),
                    String.valueOf(broken.getOriginalMessage()).replaceFirst(" \\(start marker at .*", ""));
        } catch (JacksonException wrong) {
            throw wrong(wrong);
        }
    }

    private static void members(JsonNode tree) {
        if (!tree.isObject()) {
            throw NoGuideline.because("no-object");
        }
        for (String name : REQUIRED) {
            if (!tree.hasNonNull(name)) {
                throw NoGuideline.because("absent", name);
            }
        }
        for (String name : tree.propertyNames()) {
            if (!MEMBERS.contains(name)) {
                throw NoGuideline.because("unknown-member", name, MEMBERS);
            }
        }
        if (!tree.path("ordering").isBoolean()) {
            throw NoGuideline.because("no-boolean", "ordering");
        }
        if (tree.path("source").path("label").asString("").isBlank()) {
            throw NoGuideline.because("absent", "source.label");
        }
        String urgency = tree.path("urgency").asString("");
        List<String> urgencies =
                Arrays.stream(Urgency.values()).map(Urgency::name).toList();
        if (!urgencies.contains(urgency)) {
            throw NoGuideline.because("none-of", "urgency", urgency, urgencies);
        }
    }

    private static NoGuideline wrong(JacksonException wrong) {
        String path = wrong.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .collect(Collectors.joining("."));
        Throwable cause = wrong.getCause();
        return NoGuideline.because(
                "wrong",
                path,
                cause instanceof NoGuideline because ? because.said() : String.valueOf(wrong.getOriginalMessage()));
    }

    private void check(Labs labs) {
        if (!ID.matcher(id).matches()) {
            throw NoGuideline.because("no-id", id);
        }
        try {
            criterion(LocalDate.EPOCH);
        } catch (Unanswered problem) {
            throw NoGuideline.because(
                    "wrong",
                    problem.problem().path().isEmpty()
                            ? "criterion"
                            : "criterion." + problem.problem().path(),
                    problem.problem().said());
        }
        gaps("summary", summary, labs);
        gaps("detail", detail, labs);
    }

    private static void gaps(String member, Worded worded, Labs labs) {
        List<String> fillable = new ArrayList<>(List.of("age", "today"));
        labs.ids().forEach(test -> fillable.add(LATEST + test));
        worded.byLanguage().values().stream()
                .flatMap(template -> GAP.matcher(template).results())
                .map((MatchResult gap) -> gap.group(1))
                .filter(gap -> !fillable.contains(gap))
                .findFirst()
                .ifPresent(gap -> {
                    throw NoGuideline.because("no-gap", member, "{" + gap + "}", fillable);
                });
    }

    /** @throws NoGuideline for a {@code $today} less what is no period */
    Criterion criterion(LocalDate today) {
        return CriterionJson.read(dated(criterion, today));
    }

    private static Object dated(Object tree, LocalDate today) {
        return switch (tree) {
            case String said -> DAY.matcher(said).replaceAll(found -> before(found, today));
            case List<?> list -> list.stream().map(item -> dated(item, today)).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> filled = new LinkedHashMap<>();
                map.forEach((name, value) -> filled.put(name, dated(value, today)));
                yield filled;
            }
            default -> tree;
        };
    }

    private static String before(MatchResult found, LocalDate today) {
        try {
            return today.minus(found.group(1) == null ? Period.ZERO : Period.parse(found.group(1)))
                    .toString();
        } catch (DateTimeException e) {
            throw NoGuideline.because("no-period", found.group(0));
        }
    }
}
