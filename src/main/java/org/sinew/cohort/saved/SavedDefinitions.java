package org.sinew.cohort.saved;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Library;

/** Saved cohorts as what criteria may name; a concept set is a saved cohort of one event, named by its terms. */
final class SavedDefinitions implements Library {

    private static final Pattern VERSIONED = Pattern.compile("(.+)@(\\d{1,9})");

    private final SavedCohorts saved;
    private final Instant until;

    SavedDefinitions(SavedCohorts saved) {
        this(saved, Instant.MAX);
    }

    private SavedDefinitions(SavedCohorts saved, Instant until) {
        this.saved = saved;
        this.until = until;
    }

    @Override
    public Library at(Instant time) {
        return new SavedDefinitions(saved, time);
    }

    @Override
    public Optional<Definition> definition(String name, @Nullable Integer version) {
        return saved.find(name, version, until)
                .map(one -> new Definition(one.name(), one.version(), one.definition(), one.defaults()));
    }

    @Override
    public Optional<String> conceptSet(String name) {
        Matcher versioned = VERSIONED.matcher(name);
        boolean isVersioned = versioned.matches();
        return saved.find(
                        isVersioned ? versioned.group(1) : name,
                        isVersioned ? Integer.valueOf(versioned.group(2)) : null,
                        until)
                .flatMap(ConceptSet::terms);
    }
}
