package org.sinew.api.precision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
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
            EnumSet.of(Relation.HAS_PHENOTYPE, Relation.HAS_CLINICAL_MODIFIER, Relation.CAUSED_BY, Relation.INDICATES);

    private final Knowledge knowledge;
    private final Remade<String, Compiled> compiled = new Remade<>("diagnosis");

    LiveDiagnosis(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** @param terminology that it was compiled with */
    record Compiled(Terminology terminology, Diagnosis diagnosis) {}

    /** The diagnosis that answers now. */
    public Diagnosis diagnosis() {
        return current().diagnosis();
    }

    Compiled current() {
        Compiled ready = compiled.made();
        return ready == null ? compiled.current(knowledge.edition(), this::compile) : ready;
    }

    private Compiled compile() {
        try {
            Terminology terminology = knowledge.current();
            return new Compiled(terminology, Diagnosis.of(terminology, knowledge.stating(RELATIONS)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the kept releases cannot be read", unreadable);
        }
    }

    /** Looks every few seconds whether other releases serve, once anybody has asked. */
    @Scheduled(fixedDelay = 5_000)
    void follow() {
        if (compiled.made() != null) {
            compiled.current(knowledge.edition(), this::compile);
        }
    }
}
