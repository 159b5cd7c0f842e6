package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.precision.diagnosis.Differential.Reading;
import org.sinew.precision.diagnosis.Differential.Why;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.precision.diagnosis.Problem.Kind;
import org.sinew.term.Resolution;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Turns a patient's description into the model's numbers, and names what cannot be used. */
final class QueryReader {

    private static final int SUGGESTIONS = 3;
    private static final String ENGLISH = "en";

    private final Terminology terminology;
    private final PhenotypeTree phenotypes;
    private final Weights weights;
    private final double[] background;
    private final Map<Integer, Status> statuses = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();

    QueryReader(Terminology terminology, PhenotypeTree phenotypes, Weights weights, double[] background) {
        this.terminology = terminology;
        this.phenotypes = phenotypes;
        this.weights = weights;
        this.background = background;
    }

    /** @param query of everything that can be used, whether or not there are problems */
    record Read(Query query, List<Problem> problems, List<Reading> readings) {}

    Read read(Presentation presentation, GeneNames genes) {
        presentation.findings().forEach(this::add);
        contradictions();
        boolean isImpossible = beganAfterLastSeen(presentation);
        int[] present = specific(terms(Status.PRESENT));
        if (present.length == 0) {
            problems.add(new Problem(
                    Kind.EMPTY_CASE, "findings", "no finding is present that the ontology knows", List.of()));
        }
        double[] weight = Query.weight(present, background, phenotypes, weights.redundancy());
        BitSet settled = settled(present);
        Query query = new Query(
                present,
                weight,
                Query.coverage(present, weight, background, weights.coverage()),
                terms(Status.ABSENT),
                terms(Status.NEVER),
                settled,
                mentioned(present, settled),
                isImpossible ? null : presentation.onset(),
                isImpossible ? null : presentation.lastSeen(),
                presentation.sex(),
                genes(presentation, genes));
        return new Read(query, problems, readings);
    }

    private void add(Finding finding) {
        TermId id = finding.term();
        Optional<Resolution> resolution = terminology.resolve(id);
        if (resolution.isEmpty()) {
            problem(Kind.UNKNOWN_TERM, id, id + " is no term of the loaded ontologies", suggestions(id.toString()));
            return;
        }
        if (resolution.get().status() == Resolution.Status.OBSOLETE) {
            List<String> choices =
                    resolution.get().choices().stream().map(this::named).toList();
            problem(Kind.OBSOLETE_TERM, id, id + " is obsolete and has no single replacement", choices);
            return;
        }
        TermId today = resolution.get().id();
        int term = phenotypes.number(today);
        if (term < 0 || !phenotypes.isAbnormality(term)) {
            problem(Kind.NOT_A_PHENOTYPE, id, named(id) + " is no phenotypic abnormality of HPO", List.of());
            return;
        }
        if (!today.equals(id)) {
            readings.add(new Reading(id.toString(), today, Why.REPLACED));
        }
        Status before = statuses.putIfAbsent(term, finding.status());
        if (before != null && before != finding.status()) {
            merge(term, before, finding.status());
        }
    }

    /** What is known wins over what is not; there and not there contradict each other. */
    private void merge(int term, Status before, Status now) {
        if (isKnown(now) && isKnown(before)) {
            if (before == Status.PRESENT || now == Status.PRESENT) {
                TermId id = phenotypes.id(term);
                problem(Kind.CONTRADICTION, id, named(id) + " is given as present and as absent", List.of());
                statuses.put(term, Status.UNKNOWN);
            } else {
                statuses.put(term, Status.ABSENT);
            }
        } else if (isKnown(now)) {
            statuses.put(term, now);
        }
    }

    private static boolean isKnown(Status status) {
        return switch (status) {
            case PRESENT, ABSENT, NEVER -> true;
            case UNKNOWN, NOT_ASKED -> false;
        };
    }

    private void contradictions() {
        for (int present : terms(Status.PRESENT)) {
            for (int implied : phenotypes.implied(present)) {
                Status status = statuses.get(implied);
                if (status == Status.ABSENT || status == Status.NEVER) {
                    TermId id = phenotypes.id(implied);
                    problem(
                            Kind.CONTRADICTION,
                            id,
                            named(id) + " is given as absent, but " + named(phenotypes.id(present))
                                    + ", which implies it, as present",
                            List.of());
                    statuses.put(implied, Status.UNKNOWN);
                }
            }
        }
    }

    private boolean beganAfterLastSeen(Presentation presentation) {
        Onset onset = presentation.onset();
        Onset lastSeen = presentation.lastSeen();
        boolean isImpossible = onset != null && lastSeen != null && onset.compareTo(lastSeen) > 0;
        if (isImpossible) {
            problems.add(new Problem(
                    Kind.ONSET_AFTER_LAST_SEEN,
                    "onset",
                    "the illness began (" + onset + ") after the patient was last seen (" + lastSeen + ")",
                    List.of()));
        }
        return isImpossible;
    }

    private int[] terms(Status status) {
        return statuses.entrySet().stream()
                .filter(e -> e.getValue() == status)
                .mapToInt(Map.Entry::getKey)
                .sorted()
                .toArray();
    }

    private int[] specific(int[] present) {
        List<Integer> kept = new ArrayList<>();
        for (int term : present) {
            boolean implied = false;
            for (int other : present) {
                implied |= other != term && phenotypes.implies(other, term);
            }
            if (implied) {
                readings.add(new Reading(phenotypes.id(term).toString(), null, Why.IMPLIED));
            } else {
                kept.add(term);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What is implied, and all below what was asked for and nobody knows. */
    private BitSet settled(int[] present) {
        BitSet settled = new BitSet(phenotypes.size());
        for (int term : present) {
            for (int implied : phenotypes.implied(term)) {
                settled.set(implied);
            }
        }
        statuses.forEach((term, status) -> {
            if (status == Status.UNKNOWN) {
                settled.set(term);
                below(term, settled);
            }
        });
        return settled;
    }

    /** Who writes of seizures has not left their kinds out, nor is anything left out that nobody looked for. */
    private BitSet mentioned(int[] present, BitSet settled) {
        BitSet mentioned = (BitSet) settled.clone();
        for (int term : present) {
            below(term, mentioned);
        }
        for (int term : terms(Status.NOT_ASKED)) {
            mentioned.set(term);
            below(term, mentioned);
        }
        return mentioned;
    }

    private void below(int term, BitSet set) {
        for (TermId below : terminology.descendants(phenotypes.id(term))) {
            set.set(phenotypes.number(below));
        }
    }

    /** Null when nothing was found that counts: then no genome was read, as far as is known. */
    private @Nullable Set<TermId> genes(Presentation presentation, GeneNames names) {
        Set<TermId> found = names.read(presentation.genes(), problems, readings);
        found.addAll(new VariantGenes(names).read(presentation.variants(), problems, readings));
        boolean isNothing = presentation.genes().isEmpty()
                && presentation.variants().stream().noneMatch(FoundVariant::counts);
        return isNothing ? null : found;
    }

    private void problem(Kind kind, TermId at, String message, List<String> suggestions) {
        problems.add(new Problem(kind, at.toString(), message, suggestions));
    }

    private List<String> suggestions(String text) {
        return terminology.nearest(text, ENGLISH, SUGGESTIONS, id -> phenotypes.number(id) >= 0).stream()
                .map(hit -> named(hit.id()))
                .toList();
    }

    private String named(TermId id) {
        return terminology.label(id, ENGLISH).map(label -> id + " " + label).orElse(id.toString());
    }
}
