package org.sinew.term;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A term while its file is being read. */
public final class TermDraft {

    private final TermId id;
    private TermKind kind;
    private boolean defined;
    private @Nullable String label;
    private @Nullable String definition;
    private final Set<String> synonyms = new LinkedHashSet<>(2);
    private final Set<TermId> parents = new LinkedHashSet<>(2);
    private final Set<TermId> alternativeIds = new LinkedHashSet<>(2);
    private final Set<TermId> replacedBy = new LinkedHashSet<>(2);
    private boolean obsolete;

    TermDraft(TermId id) {
        this.id = id;
        this.kind = TermKind.ofPrefix(id.prefix());
    }

    public TermId id() {
        return id;
    }

    public boolean isDefined() {
        return defined;
    }

    public TermDraft defined() {
        defined = true;
        return this;
    }

    public TermDraft kind(TermKind value) {
        kind = value;
        return this;
    }

    public TermDraft label(String value) {
        if (label == null && !value.isBlank()) {
            label = value.strip();
        }
        return this;
    }

    public TermDraft definition(@Nullable String value) {
        if (definition == null && value != null && !value.isBlank()) {
            definition = value.strip();
        }
        return this;
    }

    public TermDraft synonym(String value) {
        if (!value.isBlank()) {
            synonyms.add(value.strip());
        }
        return this;
    }

    public TermDraft parent(TermId value) {
        parents.add(value);
        return this;
    }

    public TermDraft alternativeId(TermId value) {
        alternativeIds.add(value);
        return this;
    }

    public TermDraft replacedBy(TermId value) {
        replacedBy.add(value);
        return this;
    }

    public TermDraft obsolete(boolean value) {
        obsolete = value;
        return this;
    }

    Term build() {
        return new Term(
                id,
                kind,
                label == null ? id.toString() : label,
                definition,
                synonyms.stream().filter(s -> !s.equals(label)).toList(),
                List.copyOf(parents),
                List.copyOf(alternativeIds),
                obsolete,
                List.copyOf(replacedBy));
    }
}
