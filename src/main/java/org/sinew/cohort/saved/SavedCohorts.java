package org.sinew.cohort.saved;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Unanswered;

/** Definitions by name. A changed definition is a new version; what was saved never changes. */
public final class SavedCohorts {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");

    private final SavedCohortRecords records;
    private final Clock clock;

    SavedCohorts(SavedCohortRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    /**
     * What a definition gave.
     *
     * @param releases of the knowledge it was read with
     * @param commit the graph's commit that it reflects
     * @param digest of the members' ids
     */
    public record Outcome(List<String> releases, long commit, long count, String digest) {}

    /**
     * What is kept.
     *
     * @param json a criterion; texts {@code $name} in it are parameters
     * @param parameters what takes their place where nobody says otherwise
     */
    public record Definition(String json, Map<String, String> parameters) {}

    /**
     * Keeps a definition as the next version of its name.
     *
     * @throws org.sinew.cohort.Unanswered for a name that is not letters, digits, spaces, dots, hyphens and underscores
     */
    public synchronized SavedCohort save(
            String name, Definition definition, @Nullable String description, String author, Outcome outcome) {
        if (!NAME.matcher(name).matches()) {
            throw Unanswered.notPossible("no-name", name.substring(0, Math.min(name.length(), 100)));
        }
        List<SavedCohort> earlier = records.findByNameOrderByVersion(name);
        int version = earlier.isEmpty() ? 1 : earlier.getLast().version() + 1;
        return records.save(new SavedCohort(
                name + "@" + version,
                null,
                name,
                version,
                definition.json(),
                definition.parameters().entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toList(),
                description,
                author,
                List.copyOf(new TreeSet<>(outcome.releases())),
                outcome.commit(),
                outcome.count(),
                outcome.digest(),
                clock.instant()));
    }

    /** @param version absent: the newest */
    public Optional<SavedCohort> find(String name, @Nullable Integer version) {
        return find(name, version, Instant.MAX);
    }

    /** @param until versions that were kept later are not looked at */
    Optional<SavedCohort> find(String name, @Nullable Integer version, Instant until) {
        List<SavedCohort> versions = records.findByNameOrderByVersion(name).stream()
                .filter(each -> !each.created().isAfter(until))
                .toList();
        return versions.stream()
                .filter(saved ->
                        saved.version() == (version == null ? versions.getLast().version() : version))
                .findFirst();
    }

    /** By name, the newest version of each. */
    public List<SavedCohort> all() {
        Map<String, SavedCohort> newest = new LinkedHashMap<>();
        records.findAllByOrderByNameAscVersionAsc().forEach(saved -> newest.put(saved.name(), saved));
        return List.copyOf(newest.values());
    }

    /** Oldest first. */
    public List<SavedCohort> versions(String name) {
        return records.findByNameOrderByVersion(name);
    }

    /** Deletes all versions; returns how many there were. */
    public synchronized int delete(String name) {
        List<SavedCohort> versions = records.findByNameOrderByVersion(name);
        records.deleteAll(versions);
        return versions.size();
    }

    /**
     * Why a saved definition may give another answer today: what differs in knowledge and data. Empty when it must give the
     * same, and, last, that it did not although nothing differs.
     */
    public static List<String> changes(SavedCohort saved, Outcome today) {
        List<String> changes = new ArrayList<>(knowledgeChanges(saved, today));
        if (saved.commit() != today.commit()) {
            changes.add("the data are of commit " + today.commit() + ", not " + saved.commit());
        }
        if (changes.isEmpty() && !saved.digest().equals(today.digest())) {
            changes.add("the members differ although neither knowledge nor data do");
        }
        return List.copyOf(changes);
    }

    /** What differs between the knowledge it was saved with and that of an answer. */
    public static List<String> knowledgeChanges(SavedCohort saved, Outcome today) {
        List<String> changes = new ArrayList<>();
        saved.releases().stream()
                .filter(release -> !today.releases().contains(release))
                .forEach(release -> changes.add("knowledge " + release + " is not loaded any more"));
        today.releases().stream()
                .filter(release -> !saved.releases().contains(release))
                .forEach(release -> changes.add("knowledge " + release + " was loaded since"));
        return List.copyOf(changes);
    }
}
