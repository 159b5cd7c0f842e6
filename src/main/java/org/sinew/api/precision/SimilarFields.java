package org.sinew.api.precision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Disclosure;
import org.sinew.access.Reads;
import org.sinew.api.graphql.ComputedFields;
import org.sinew.api.graphql.TermNames;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.cohort.Circumstances;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Events;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.precision.similar.Aspect;
import org.sinew.precision.similar.SimilarPatient;
import org.sinew.precision.similar.SimilarPatients;
import org.sinew.term.Sentence;
import org.sinew.term.TermId;
import org.sinew.term.Wording;
import org.springframework.stereotype.Component;

/** {@code similar} of a patient: who was like this one, what was done for them, and what came of it. */
@Component
final class SimilarFields implements ComputedFields {

    private static final int MOST = 200;
    private static final int LISTED = 20;
    private static final Pattern EXTREME = Pattern.compile("(.+) (low|high)");

    private final LiveSimilarity live;
    private final Disclosure disclosure;
    private final Reads reads;

    SimilarFields(LiveSimilarity live, Disclosure disclosure, Reads reads) {
        this.live = live;
        this.disclosure = disclosure;
        this.reads = reads;
    }

    record Answer(
            List<Patient> patients,
            @Nullable Integer count,
            List<Among> treatments,
            List<Among> conditions,
            @Nullable Integer died,
            String disclaimer) {}

    record Patient(String id, double similarity, List<Part> parts) {}

    record Part(Aspect aspect, double similarity, double share, List<Shared> shared) {}

    record Shared(String id, @Nullable String label, double content) {}

    record Among(String id, @Nullable String label, int count) {}

    @Override
    public Map<String, Computed> fields() {
        return Map.of("Patient.similar", this::similar);
    }

    private Answer similar(Asked asked) {
        int first = asked.arguments().first(1, MOST);
        SimilarPatients similar = live.current();
        Timelines timelines = similar.timelines();
        OptionalInt patient = timelines.number(String.valueOf(asked.node()));
        if (patient.isEmpty()) {
            throw new Unanswerable("NOT_YET", Sentence.of("similar", "refused.not-yet"), Map.of());
        }
        List<SimilarPatient> found = similar.like(patient.getAsInt(), first);
        RoaringBitmap group = new RoaringBitmap();
        found.forEach(p -> group.add(p.patient()));
        String language =
                asked.arguments().findText("lang").orElse(asked.language().toLanguageTag());
        Told told = new Told(similar, group, asked.audience(), language);
        RoaringBitmap dead = new RoaringBitmap();
        group.forEach((org.roaringbitmap.IntConsumer) p -> {
            if (timelines.person(p).isDead()) {
                dead.add(p);
            }
        });
        boolean groupsOnly = disclosure.guards(asked.audience());
        return new Answer(
                groupsOnly ? List.of() : told.patients(found),
                told.size(group),
                told.among(EventKind.MEDICATION, new RoaringBitmap()),
                told.among(EventKind.CONDITION, RoaringBitmap.bitmapOf(patient.getAsInt())),
                told.size(dead),
                Wording.of("similar", language).say("disclaimer"));
    }

    /** The answer in the audience's words, and no more of it than may be told. */
    private final class Told {

        private final Timelines timelines;
        private final Circumstances circumstances;
        private final RoaringBitmap group;
        private final Audience audience;
        private final TermNames names;

        Told(SimilarPatients similar, RoaringBitmap group, Audience audience, String language) {
            this.timelines = similar.timelines();
            this.circumstances = similar.circumstances();
            this.group = group;
            this.audience = audience;
            this.names = new TermNames(live.terminology(), language, reads, audience);
        }

        @Nullable
        Integer size(RoaringBitmap patients) {
            return disclosure.tell(audience, patients) ? (Integer) patients.getCardinality() : null;
        }

        List<Patient> patients(List<SimilarPatient> found) {
            TermNames known = names.knowing(found.stream()
                    .flatMap(patient -> patient.parts().stream())
                    .flatMap(part -> part.shared().stream())
                    .map(shared -> term(shared.id()))
                    .toList());
            return found.stream().map(patient -> patient(patient, known)).toList();
        }

        private Patient patient(SimilarPatient found, TermNames names) {
            return new Patient(
                    timelines.id(found.patient()),
                    found.similarity(),
                    found.parts().stream()
                            .map(part -> new Part(
                                    part.aspect(),
                                    part.similarity(),
                                    part.share(),
                                    part.shared().stream()
                                            .map(s -> new Shared(s.id(), label(s.id(), names), s.content()))
                                            .toList()))
                            .toList());
        }

        private static String term(String id) {
            Matcher extreme = EXTREME.matcher(id);
            return extreme.matches() ? extreme.group(1) : id;
        }

        private @Nullable String label(String id, TermNames names) {
            Matcher extreme = EXTREME.matcher(id);
            String name = names.find(term(id)).orElse(null);
            return name == null || !extreme.matches()
                    ? name
                    : Wording.of("similar", names.language()).say(extreme.group(2), name);
        }

        /** What the group has, but for what those {@code without} have; each count told only if it may be. */
        List<Among> among(EventKind kind, RoaringBitmap without) {
            Map<String, RoaringBitmap> who = new TreeMap<>();
            Events events = timelines.events(kind, TermSet.all(), RoaringBitmap.or(group, without));
            Map<String, Boolean> had = new HashMap<>();
            for (int i = 0; i < events.size(); i++) {
                List<TermId> ids = events.code(i).ids();
                boolean isMeant = !events.flavour(i).isNegated() && !circumstances.contains(events.code(i));
                if (!ids.isEmpty() && isMeant) {
                    String id = ids.getFirst().toString();
                    if (without.contains(events.patient(i))) {
                        had.put(id, true);
                    } else {
                        who.computeIfAbsent(id, k -> new RoaringBitmap()).add(events.patient(i));
                    }
                }
            }
            who.keySet().removeAll(had.keySet());
            List<Map.Entry<String, RoaringBitmap>> most = who.entrySet().stream()
                    .sorted(Comparator.comparingInt((Map.Entry<String, RoaringBitmap> e) ->
                                    -e.getValue().getCardinality())
                            .thenComparing(Map.Entry::getKey))
                    .limit(LISTED)
                    .toList();
            List<Boolean> told = disclosure.tell(
                    audience, most.stream().map(Map.Entry::getValue).toList());
            TermNames known = names.knowing(most.stream().map(Map.Entry::getKey).toList());
            List<Among> among = new ArrayList<>();
            for (int i = 0; i < most.size(); i++) {
                if (told.get(i)) {
                    String id = most.get(i).getKey();
                    among.add(new Among(
                            id, label(id, known), most.get(i).getValue().getCardinality()));
                }
            }
            return among;
        }
    }
}
