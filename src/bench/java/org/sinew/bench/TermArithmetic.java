package org.sinew.bench;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.sinew.term.Assertion;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Ontology;
import org.sinew.term.Similarity;
import org.sinew.term.Term;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/** Row 9: subsumption, descendants and Resnik similarity on HPO, one thread; each side is asked by the ids that it hands out. */
final class TermArithmetic implements Row {

    private static final long SEED = 20260501;
    private static final int SUBSUMPTIONS = 4_000_000;
    private static final int PEER_SUBSUMPTIONS = 1_000_000;
    private static final int EXPANSIONS = 4_000;
    private static final int SIMILARITIES = 400_000;
    private static final int PEER_SIMILARITIES = 20_000;
    private static final double TOLERANCE = 1e-9;

    private final Rounds rounds = new Rounds();

    @Override
    public Report measure(Settings settings) throws Exception {
        Report report = new Report(
                settings,
                "subsumption, descendants and Resnik similarity on HPO, one thread",
                "≥ 10 M subsumptions/s; each ≥ 5× phenol");
        Path file = settings.file(Knowledge.HPO);
        Ontology hpo = Knowledge.read(file);
        Terminology terminology = Terminology.of(List.of(hpo));
        Collection<Set<TermId>> diseases = diseases(terminology, Knowledge.read(settings.file(Knowledge.HPOA)));
        Similarity similarity = Similarity.of(terminology, diseases);
        Phenol phenol;
        try (InputStream json = new GZIPInputStream(Files.newInputStream(file))) {
            phenol = Phenol.load(json, diseases);
        }
        subsumption(settings, report, terminology, live(hpo), phenol);
        descendants(settings, report, terminology, live(hpo), phenol);
        resnik(settings, report, terminology, similarity, diseases, phenol);
        Rounds.Taken taken = rounds.run(settings.runs());
        for (String metric : List.of("isA", "descendants", "resnik")) {
            report.ours(metric, "op/s", taken.of(metric));
            report.peer("phenol", metric, "op/s", taken.of("phenol " + metric));
            report.ratio(metric + " ÷ phenol", taken.median(metric) / taken.median("phenol " + metric), 5);
        }
        report.atLeast("isA op/s", taken.median("isA"), 10e6);
        return report;
    }

    private void subsumption(
            Settings settings, Report report, Terminology terminology, List<TermId> live, Phenol phenol) {
        int all = settings.scaled(SUBSUMPTIONS, 1000);
        Pairs pairs = Pairs.draw(terminology, live, all, SEED);
        int some = Math.min(all, settings.scaled(PEER_SUBSUMPTIONS, 1000));
        TermId[] terms = pairs.first().toArray(TermId[]::new);
        TermId[] ancestors = pairs.second().toArray(TermId[]::new);
        var peerTerms = phenol.ids(pairs.first().subList(0, some));
        var peerAncestors = phenol.ids(pairs.second().subList(0, some));
        for (int i = 0; i < some; i++) {
            report.compared(
                    terms[i] + " is a " + ancestors[i],
                    terminology.isA(terms[i], ancestors[i]),
                    "phenol",
                    phenol.isA(peerTerms[i], peerAncestors[i]));
        }
        rounds.add("isA", () -> rate(all, i -> terminology.isA(terms[i], ancestors[i]) ? 1 : 0));
        rounds.add("phenol isA", () -> rate(some, i -> phenol.isA(peerTerms[i], peerAncestors[i]) ? 1 : 0));
    }

    private void descendants(
            Settings settings, Report report, Terminology terminology, List<TermId> live, Phenol phenol) {
        int count = settings.scaled(EXPANSIONS, 100);
        Pairs pairs = Pairs.draw(terminology, live, count, SEED + 1);
        TermId[] terms = pairs.second().toArray(TermId[]::new);
        var peerTerms = phenol.ids(pairs.second());
        for (int i = 0; i < count; i++) {
            report.compared(
                    "descendants of " + terms[i],
                    names(terminology.descendants(terms[i])),
                    "phenol",
                    new TreeSet<>(Phenol.names(phenol.descendants(peerTerms[i]))));
        }
        rounds.add("descendants", () -> rate(count, i -> terminology.descendants(terms[i]).size()));
        rounds.add("phenol descendants", () -> rate(count, i -> phenol.descendants(peerTerms[i]).size()));
    }

    private void resnik(
            Settings settings,
            Report report,
            Terminology terminology,
            Similarity similarity,
            Collection<Set<TermId>> diseases,
            Phenol phenol) {
        List<TermId> annotated =
                diseases.stream().flatMap(Set::stream).distinct().sorted().toList();
        int all = settings.scaled(SIMILARITIES, 1000);
        int some = Math.min(all, settings.scaled(PEER_SIMILARITIES, 1000));
        Pairs pairs = Pairs.draw(terminology, annotated, all, SEED + 2);
        TermId[] first = pairs.first().toArray(TermId[]::new);
        TermId[] second = pairs.second().toArray(TermId[]::new);
        var peerFirst = phenol.ids(pairs.first().subList(0, some));
        var peerSecond = phenol.ids(pairs.second().subList(0, some));
        for (int i = 0; i < some; i++) {
            double difference =
                    similarity.resnik(first[i], second[i]) - phenol.resnik(peerFirst[i], peerSecond[i]);
            report.compared(
                    "similarity of " + first[i] + " and " + second[i],
                    0.0,
                    "phenol",
                    Math.abs(difference) < TOLERANCE ? 0.0 : difference);
        }
        rounds.add("resnik", () -> rate(all, i -> similarity.resnik(first[i], second[i])));
        rounds.add("phenol resnik", () -> rate(some, i -> phenol.resnik(peerFirst[i], peerSecond[i])));
    }

    private static List<TermId> live(Ontology ontology) {
        return ontology.terms().stream()
                .filter(term -> !term.obsolete())
                .map(Term::id)
                .toList();
    }

    private static Set<String> names(Collection<TermId> ids) {
        return ids.stream().map(TermId::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What each disease of the annotations has, by terms that are live in this HPO. */
    private static Collection<Set<TermId>> diseases(Terminology terminology, Ontology annotations) {
        Map<TermId, Set<TermId>> byDisease = new LinkedHashMap<>();
        for (Assertion assertion : annotations.assertions()) {
            if (assertion.relation() == Relation.HAS_PHENOTYPE && !assertion.negated()) {
                terminology.find(assertion.object()).ifPresent(term -> byDisease
                        .computeIfAbsent(assertion.subject(), disease -> new LinkedHashSet<>())
                        .add(term.id()));
            }
        }
        return new ArrayList<>(byDisease.values());
    }

    /** Operations a second of {@code count} operations; their results are added up so that none is left out. */
    private static double rate(int count, Operation operation) {
        double sum = 0;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            sum += operation.at(i);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("an operation gave no number");
        }
        return count / seconds;
    }

    private interface Operation {
        double at(int index);
    }
}
