package org.sinew.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sinew.term.LiveTerminology;
import org.sinew.term.Ontology;
import org.sinew.term.Term;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;

/**
 * Row 8: HPO and MONDO from their release files to a terminology that serves: read, closure, atomic swap. Fuseki gets the
 * same statements as N-Triples and replaces its graph; it computes no closure.
 */
final class OntologyLoad implements Row {

    private static final String HEAP = "4g";
    private static final double MEBIBYTE = 1 << 20;
    private static final List<TermId> ASKED = List.of(
            TermId.parse("HP:0000118"),
            TermId.parse("HP:0000707"),
            TermId.parse("HP:0001250"),
            TermId.parse("MONDO:0000001"),
            TermId.parse("MONDO:0005015"),
            TermId.parse("MONDO:0004992"));

    private Path hpo = Path.of("");
    private Path mondo = Path.of("");

    @Override
    public Report measure(Settings settings) throws Exception {
        Report report = new Report(
                settings,
                "HPO and MONDO: load, closure, atomic swap",
                "≤ 5 s in memory; ≥ 2× a Fuseki load of the same content");
        hpo = settings.file(Knowledge.HPO);
        mondo = settings.file(Knowledge.MONDO);
        LiveTerminology live = new LiveTerminology();
        Rounds rounds = new Rounds().add("load", () -> Rounds.seconds(() -> load(live)));
        if (settings.peer("fuseki").isEmpty()) {
            report.missing("Fuseki", "-Dpeer.fuseki=<jena-fuseki-server.jar>");
            load(live);
            ours(report, rounds, rounds.run(settings.runs()), live);
            return report;
        }
        Path jar = Path.of(settings.peer("fuseki").get());
        try (Fuseki fuseki = Fuseki.start(jar, HEAP)) {
            List<Ontology> ontologies = load(live);
            Path triples = Triples.write(ontologies, Path.of("target", "bench", "ontologies.nt"));
            fuseki.put(triples);
            compare(report, ontologies, live.current(), fuseki);
            rounds.add("fuseki", () -> Rounds.seconds(() -> fuseki.put(triples)));
            Rounds.Taken taken = rounds.run(settings.runs());
            ours(report, rounds, taken, live);
            report.peer("Fuseki", "load", "s", taken.of("fuseki"));
            report.peer("Fuseki", "resident MiB", fuseki.residentMebibytes());
            report.peer("Fuseki", "N-Triples MiB", Files.size(triples) / MEBIBYTE);
            report.ratio("Fuseki load ÷ load", taken.median("fuseki") / taken.median("load"), 2);
        }
        return report;
    }

    private List<Ontology> load(LiveTerminology live) throws Exception {
        List<Ontology> ontologies = List.of(Knowledge.read(hpo), Knowledge.read(mondo));
        LiveTerminology.Replacement replacement = live.replace(ontologies);
        if (!replacement.accepted()) {
            throw new IllegalStateException("refused: " + replacement.diagnostics());
        }
        return ontologies;
    }

    private static void ours(Report report, Rounds rounds, Rounds.Taken taken, LiveTerminology live) {
        report.ours("load", "s", taken.of("load"));
        report.ours("first round of the run, discarded", rounds.cold("load"));
        report.ours("heap of the loaded terminology, MiB", heap(live));
        report.atMost("load s", taken.median("load"), 5);
    }

    /** What is freed when the terminology is let go. */
    private static double heap(LiveTerminology live) {
        double with = used();
        List<String> sources =
                live.current().releases().stream().map(r -> r.source()).toList();
        sources.forEach(live::remove);
        return (with - used()) / MEBIBYTE;
    }

    private static double used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void compare(Report report, List<Ontology> ontologies, Terminology terminology, Fuseki fuseki)
            throws Exception {
        List<Term> terms = ontologies.stream().flatMap(o -> o.terms().stream()).toList();
        report.compared(
                "terms",
                terms.stream().filter(term -> !term.label().isEmpty()).count(),
                "Fuseki",
                count(fuseki, "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?t <" + Triples.LABEL + "> ?label }"));
        report.compared(
                "is-a statements",
                terms.stream().mapToLong(term -> term.parents().size()).sum(),
                "Fuseki",
                count(fuseki, "SELECT (COUNT(*) AS ?n) { ?t <" + Triples.SUBCLASS + "> ?parent }"));
        for (TermId id : ASKED) {
            report.compared(
                    "descendants of " + id,
                    terminology.descendants(id).stream().map(Triples::iri).collect(Collectors.toCollection(TreeSet::new)),
                    "Fuseki",
                    descendants(fuseki, id));
        }
    }

    private static long count(Fuseki fuseki, String sparql) throws Exception {
        return Long.parseLong(fuseki.select(sparql).getFirst());
    }

    private static Set<String> descendants(Fuseki fuseki, TermId id) throws Exception {
        return new TreeSet<>(fuseki.select(
                "SELECT DISTINCT ?t { ?t <" + Triples.SUBCLASS + ">+ <" + Triples.iri(id) + "> }"));
    }
}
