package org.sinew.api.graphql;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.sinew.access.Audience;
import org.sinew.access.Reads;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Names of terms for a reader: those of the loaded vocabularies, and the records' own for codes that none of them has. */
public final class TermNames {

    private final Terminology terminology;
    private final String language;
    private final Reads reads;
    private final Audience audience;
    private final Map<String, String> recorded;

    /** @param language BCP 47 tag */
    public TermNames(Terminology terminology, String language, Reads reads, Audience audience) {
        this(terminology, language, reads, audience, Map.of());
    }

    private TermNames(
            Terminology terminology, String language, Reads reads, Audience audience, Map<String, String> recorded) {
        this.terminology = terminology;
        this.language = language;
        this.reads = reads;
        this.audience = audience;
        this.recorded = recorded;
    }

    public String language() {
        return language;
    }

    /** Knows by one statement what records call those of the ids that no vocabulary names; call it once for a whole list. */
    public TermNames knowing(Collection<String> ids) {
        Collection<String> nameless = ids.stream()
                .distinct()
                .filter(id ->
                        TermId.tryParse(id).isPresent() && inVocabularies(id).isEmpty())
                .toList();
        return new TermNames(terminology, language, reads, audience, reads.names(audience, nameless));
    }

    /** Empty where nobody names it. */
    public Optional<String> find(String id) {
        return inVocabularies(id).or(() -> Optional.ofNullable(recorded.get(id)));
    }

    /** The id itself where nobody names it. */
    public String of(String id) {
        return find(id).orElse(id);
    }

    private Optional<String> inVocabularies(String id) {
        return TermId.tryParse(id).map(term -> terminology.name(term, language)).filter(name -> !name.equals(id));
    }
}
