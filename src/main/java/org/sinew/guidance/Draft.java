package org.sinew.guidance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sinew.guidance.Advice.Reason;
import org.sinew.guidance.Advice.Urgency;

/** Advice in the making: what is said, then why, then who says so. */
final class Draft {

    private final Consultation consultation;
    private final Guideline guideline;
    private final Urgency urgency;
    private final String summary;
    private final Citation source;
    private final StringBuilder text = new StringBuilder();
    private final Set<Evidence> evidence = new LinkedHashSet<>();
    private final List<Proposal> proposals = new ArrayList<>();
    private List<Reason> reasons = List.of(Reason.TAKEN_INTO_ACCOUNT, Reason.MONITORED, Reason.RECORD_WRONG);

    Draft(Consultation consultation, Guideline guideline, Urgency urgency, String summary, Citation source) {
        this.consultation = consultation;
        this.guideline = guideline;
        this.urgency = urgency;
        this.summary = summary;
        this.source = source;
    }

    String summary() {
        return summary;
    }

    Draft says(String paragraph) {
        if (!paragraph.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(paragraph);
        }
        return this;
    }

    Draft because(Evidence why) {
        evidence.add(why);
        return this;
    }

    Draft because(List<? extends Evidence> why) {
        evidence.addAll(why);
        return this;
    }

    Draft proposing(Proposal proposal) {
        proposals.add(proposal);
        return this;
    }

    Draft unless(Reason... why) {
        reasons = List.of(why);
        return this;
    }

    Advice advice() {
        StringBuilder detail = new StringBuilder(text);
        if (!evidence.isEmpty()) {
            detail.append("\n\n**" + consultation.say("why") + "**\n");
            evidence.forEach(why -> detail.append("\n- ").append(line(why)));
        }
        detail.append("\n\n**" + consultation.say("source") + "** ").append(source.markdown());
        detail.append("\n\n*" + consultation.say("notice") + "*");
        return new Advice(
                guideline.id(),
                guideline.title(consultation.language()),
                urgency,
                summary,
                text.toString(),
                detail.toString(),
                source,
                List.copyOf(evidence),
                proposals,
                reasons);
    }

    private String line(Evidence why) {
        return switch (why) {
            case Evidence.Recorded r ->
                Markdown.plain(r.wording())
                        + (r.on() == null ? "" : ", " + r.on())
                        + (r.isDraft() ? " " + consultation.say("draft") : "");
            case Evidence.Known k ->
                Markdown.plain(k.wording()) + " — "
                        + References.markdown(k.edge().references()) + ", "
                        + k.edge().release();
            case Evidence.Computed c -> Markdown.plain(c.wording() + " (" + c.method() + ")");
        };
    }
}
