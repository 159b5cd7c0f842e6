package org.sinew.api.guidance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sinew.access.Reads;
import org.sinew.api.graphql.ComputedFields;
import org.sinew.graph.Statements;
import org.sinew.guidance.Guideline;
import org.sinew.guidance.WrittenGuideline;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.term.Terminology;
import org.springframework.stereotype.Component;

/** {@code guidelines}: those in use, and what became of their cards. */
@Component
final class GuidelineFields implements ComputedFields {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    record Answer(List<InUse> guidelines, List<String> refused) {}

    record InUse(String id, String title, boolean written, Outcomes feedback) {}

    record Outcomes(int accepted, int overridden, @Nullable Double acceptance, List<Overriding> reasons) {}

    record Overriding(@Nullable String system, @Nullable String code, int count) {}

    private final LiveGuidance guidance;
    private final Knowledge knowledge;
    private final Reads reads;

    GuidelineFields(LiveGuidance guidance, Knowledge knowledge, Reads reads) {
        this.guidance = guidance;
        this.knowledge = knowledge;
        this.reads = reads;
    }

    @Override
    public Map<String, Computed> fields() {
        return Map.of("Query.guidance", this::guidance);
    }

    private Answer guidance(Asked asked) {
        String language = asked.language().toLanguageTag();
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (Map<String, Object> row :
                reads.read(asked.audience(), "guidance", Statements.of("guidance/feedback", Map.of()), TIMEOUT)) {
            tallies.computeIfAbsent(String.valueOf(row.get("guideline")), id -> new Tally())
                    .add(row);
        }
        return new Answer(
                guidance.get().guidelines().stream()
                        .map(guideline -> inUse(guideline, language, tallies.getOrDefault(guideline.id(), new Tally())))
                        .toList(),
                refused(language));
    }

    private List<String> refused(String language) {
        List<String> refused = new ArrayList<>(
                guidance.refused().stream().map(why -> why.in(language)).toList());
        Terminology terminology = knowledge.current();
        guidance.get().guidelines().forEach(guideline -> refused.addAll(guideline.missing(terminology, language)));
        return refused;
    }

    private static InUse inUse(Guideline guideline, String language, Tally tally) {
        return new InUse(
                guideline.id(), guideline.title(language), guideline instanceof WrittenGuideline, tally.outcomes());
    }

    private static final class Tally {

        private int accepted;
        private int overridden;
        private final List<Overriding> reasons = new ArrayList<>();

        /** Rows come with the most frequent reason first. */
        void add(Map<String, Object> row) {
            int count = row.get("count") instanceof Number number ? number.intValue() : 0;
            if ("accepted".equals(row.get("outcome"))) {
                accepted += count;
                return;
            }
            overridden += count;
            String[] reason = row.get("reason") instanceof String text ? text.split("\\|", 2) : new String[2];
            reasons.add(new Overriding(reason[0], reason[1], count));
        }

        Outcomes outcomes() {
            int all = accepted + overridden;
            return new Outcomes(accepted, overridden, all == 0 ? null : (double) accepted / all, List.copyOf(reasons));
        }
    }
}
