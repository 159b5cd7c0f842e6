package org.sinew.term;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what a reader finds, in any order, and checks it as a whole at the end. */
public final class OntologyBuilder {

    private static final int MAX_DIAGNOSTICS = 1_000;

    private final Map<TermId, TermDraft> drafts = new LinkedHashMap<>();
    private final Map<TermId, String> mentions = new LinkedHashMap<>();
    private final Map<TermId, TermId> shared = new HashMap<>();
    private final Map<String, String> prefixes = new HashMap<>();
    private final List<Mapping> mappings = new ArrayList<>();
    private final List<Translation> translations = new ArrayList<>();
    private final List<Assertion> assertions = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int errors;
    private int untold;
    private @Nullable String version;
    private @Nullable String licence;
    private @Nullable String url;
    private @Nullable String ownPrefix;
    private @Nullable String source;

    /** Says which version the file is of, as it states itself; the first statement counts. */
    public void version(String value) {
        version = version == null && !value.isBlank() ? value.strip() : version;
    }

    public void licence(String value) {
        licence = licence == null && !value.isBlank() ? Licences.name(value) : licence;
    }

    /** The file's own name for its source, rather than the catalogue's or the file name's. */
    public void source(String value) {
        source = value;
    }

    /** What a document of Sinew's own is called: {@code https://sinew.org/ontology/starter/drugs} is {@code starter-drugs}. */
    public void ontologyIri(String iri) {
        String own = "https://sinew.org/ontology/";
        if (iri.startsWith(own) && iri.length() > own.length()) {
            source(iri.substring(own.length()).replace('/', '-'));
        }
        url(iri);
    }

    public void url(String value) {
        url = url == null && !value.isBlank() ? value.strip() : url;
    }

    /** Terms of other prefixes are imports then: mentions, not definitions. */
    public void ownPrefix(String prefix) {
        ownPrefix = prefix;
    }

    /** Starts the definition of a term; a second one of the same id is an error and is ignored. */
    public TermDraft define(TermId id, String place) {
        TermDraft draft = about(id);
        if (draft.isDefined()) {
            error(Diagnostic.Problem.DUPLICATE_ID, place, id + " is defined twice; the second definition is left out");
            return new TermDraft(id);
        }
        return draft.defined();
    }

    /** The term as far as it is known, defined or not yet. */
    public TermDraft about(TermId id) {
        return drafts.computeIfAbsent(one(id), TermDraft::new);
    }

    /** A name that this source gives to another source's term; the first one is kept. */
    public void mention(TermId id, String label) {
        if (!label.isBlank()) {
            mentions.putIfAbsent(one(id), label.strip());
        }
    }

    public void mapping(TermId subject, Mapping.Predicate predicate, TermId object, @Nullable String justification) {
        mapping(new Mapping(subject, predicate, object, justification));
    }

    public void mapping(Mapping stated) {
        mappings.add(new Mapping(
                one(stated.subject()),
                stated.predicate(),
                one(stated.object()),
                stated.justification(),
                stated.references()));
    }

    public void translation(TermId term, String language, @Nullable String label, List<String> synonyms) {
        translations.add(new Translation(one(term), Languages.canonical(language), label, synonyms));
    }

    public void assertion(
            TermId subject,
            Assertion.Relation relation,
            TermId object,
            boolean negated,
            Map<String, String> qualifiers,
            List<String> references) {
        assertions.add(new Assertion(one(subject), relation, one(object), negated, qualifiers, references));
    }

    private TermId one(TermId id) {
        return shared.computeIfAbsent(id, this::withOnePrefix);
    }

    private TermId withOnePrefix(TermId id) {
        return new TermId(prefixes.computeIfAbsent(id.prefix(), same -> same), id.local());
    }

    public void error(Diagnostic.Problem problem, String place, String message) {
        diagnostic(new Diagnostic(Diagnostic.Severity.ERROR, problem, place, message));
    }

    public void warning(Diagnostic.Problem problem, String place, String message) {
        diagnostic(new Diagnostic(Diagnostic.Severity.WARNING, problem, place, message));
    }

    private void diagnostic(Diagnostic diagnostic) {
        boolean isError = diagnostic.severity() == Diagnostic.Severity.ERROR;
        errors += isError ? 1 : 0;
        if (isError ? errors <= MAX_DIAGNOSTICS : diagnostics.size() < MAX_DIAGNOSTICS) {
            diagnostics.add(diagnostic);
        } else {
            untold++;
        }
    }

    /** Whether nothing at all was found. */
    public boolean isEmpty() {
        return drafts.isEmpty() && mappings.isEmpty() && translations.isEmpty() && assertions.isEmpty();
    }

    /** @param fallback what the catalogue or the file's name says; the file's own word about version and licence wins */
    public Ontology build(Release fallback) {
        List<Term> terms = new ArrayList<>();
        List<Term> named = new ArrayList<>();
        for (TermDraft draft : drafts.values()) {
            boolean own = draft.isDefined()
                    && (ownPrefix == null
                            || ownPrefix.equalsIgnoreCase(draft.id().prefix()));
            (own ? terms : named).add(draft.build());
        }
        named.removeIf(t -> t.label().equals(t.id().toString()) && t.parents().isEmpty());
        mentions.keySet().removeAll(drafts.keySet());
        mentions.forEach((id, label) -> named.add(new TermDraft(id).label(label).build()));
        OntologyCheck.of(terms, named).forEach(this::diagnostic);
        if (untold > 0) {
            diagnostics.add(new Diagnostic(
                    Diagnostic.Severity.WARNING, Diagnostic.Problem.MALFORMED, "", untold + " further findings"));
        }
        Release release = new Release(
                source == null ? fallback.source() : source,
                version == null ? fallback.version() : version,
                licence == null ? fallback.licence() : licence,
                fallback.url() == null ? url : fallback.url(),
                fallback.sha256());
        return new Ontology(
                release,
                List.copyOf(terms),
                List.copyOf(named),
                List.copyOf(mappings),
                List.copyOf(translations),
                List.copyOf(assertions),
                List.copyOf(diagnostics));
    }
}
