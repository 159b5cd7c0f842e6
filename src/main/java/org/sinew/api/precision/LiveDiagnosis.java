package org.sinew.api.precision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.ingest.knowledge.Knowledge;
import org.sinew.precision.diagnosis.Diagnosis;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Terminology;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The diagnosis that the loaded releases allow. It is compiled at the first question, and again in the background when other
 * releases serve; until then the earlier one answers.
 */
@Component
public class LiveDiagnosis {

    private static final Set<Relation> RELATIONS =
            EnumSet.of(Relation.HAS_PHENOTYPE, Relation.HAS_CLINICAL_MODIFIER, Relation.CAUSED_BY);

    private final Knowledge knowledge;
    private volatile @Nullable Compiled compiled;

    LiveDiagnosis(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** @param terminology that it was compiled with */
    record Compiled(String edition, Terminology terminology, Diagnosis diagnosis) {}

    /** The diagnosis that answers now. */
    public Diagnosis diagnosis() {
        return current().diagnosis();
    }

    Compiled current() {
        Compiled ready = compiled;
        return ready == null ? compile() : ready;
    }

    private synchronized Compiled compile() {
        Compiled ready = compiled;
        String edition = knowledge.edition();
        if (ready != null && ready.edition().equals(edition)) {
            return ready;
        }
        try {
            Terminology terminology = knowledge.current();
            Compiled fresh =
                    new Compiled(edition, terminology, Diagnosis.of(terminology, knowledge.stating(RELATIONS)));
            compiled = fresh;
            return fresh;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the kept releases cannot be read", unreadable);
        }
    }

    /** Looks every few seconds whether other releases serve, once anybody has asked. */
    @Scheduled(fixedDelay = 5_000)
    void follow() {
        if (compiled != null) {
            compile();
        }
    }
}
