package org.sinew.term;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.sinew.term.catalog.Catalog;
import org.sinew.term.read.OntologyReader;

/** Prints time to load HPO and MONDO, heap with ICD-10-CM, and rates of subsumption; argument: the shared data folder. */
public final class TerminologyBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int QUESTIONS = 1 << 16;

    private TerminologyBench() {}

    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments.length == 0 ? "../shared/data" : arguments[0]);
        OntologyReader reader = new OntologyReader(Catalog.bundled());
        Path hpo = data.resolve("hpo/hp.v2025-05-06.json.gz");
        Path mondo = data.resolve("mondo/MONDO-ontology-v2026-05-05.json.gz");
        for (int run = 1; run <= 3; run++) {
            long start = System.nanoTime();
            Terminology both = Terminology.of(List.of(reader.read(hpo), reader.read(mondo)));
            print("load HPO+MONDO, run " + run + " (" + both.size() + " terms)", seconds(start), "s");
        }
        long before = usedHeap();
        LiveTerminology live = new LiveTerminology();
        List<Ontology> all = new ArrayList<>(List.of(
                reader.read(hpo),
                reader.read(mondo),
                reader.read(data.resolve("icd/icd10cm-2023-en-zhTW.tsv.gz")),
                reader.read(data.resolve("mondo/mappings/mondo_exactmatch_icd10cm.sssom.tsv.gz"))));
        live.replace(all);
        all.clear();
        print("heap HPO+MONDO+ICD-10-CM, ready to swap", (usedHeap() - before) / 1e6, "MB");
        long start = System.nanoTime();
        live.current().prepared();
        print("build the search index", seconds(start), "s");
        print("heap with the search index", (usedHeap() - before) / 1e6, "MB");
        isA(live.current());
        subsumed(live.current());
        search(live.current());
    }

    private static void isA(Terminology terminology) {
        List<TermId> terms = new ArrayList<>(terminology.descendants(TermId.parse("HP:0000118")));
        terms.addAll(terminology.descendants(TermId.parse("MONDO:0000001")));
        Random random = new Random(1);
        TermId[] below = new TermId[QUESTIONS];
        TermId[] above = new TermId[QUESTIONS];
        for (int i = 0; i < QUESTIONS; i++) {
            below[i] = terms.get(random.nextInt(terms.size()));
            List<TermId> ancestors = terminology.ancestors(below[i]);
            above[i] = i % 2 == 0 ? ancestors.get(random.nextInt(ancestors.size())) : terms.get(random.nextInt(terms.size()));
        }
        for (int run = 1; run <= 4; run++) {
            long start = System.nanoTime();
            long cpu = THREADS.getCurrentThreadCpuTime();
            int yes = 0;
            for (int round = 0; round < 100; round++) {
                for (int i = 0; i < QUESTIONS; i++) {
                    yes += terminology.isA(below[i], above[i]) ? 1 : 0;
                }
            }
            double cpuSeconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
            String what = "isA, run " + run + " (" + yes / 100 + " yes of " + QUESTIONS + ")";
            print(what + ", by the clock", 100.0 * QUESTIONS / seconds(start) / 1e6, "M/s");
            print(what + ", by CPU time", 100.0 * QUESTIONS / cpuSeconds / 1e6, "M/s");
        }
    }

    private static void subsumed(Terminology terminology) {
        TermId term = TermId.parse("MONDO:0700096");
        for (int run = 1; run <= 3; run++) {
            long start = System.nanoTime();
            int found = 0;
            for (int round = 0; round < 50; round++) {
                found = terminology.subsumed(term).size();
            }
            print("subsumed, " + found + " terms", seconds(start) / 50 * 1e3, "ms");
        }
    }

    private static void search(Terminology terminology) {
        for (String text : List.of("diabetes mel", "marfan", "糖尿病", "a")) {
            for (int round = 0; round < 5; round++) {
                terminology.search(text, "zh-TW", 10);
            }
            long start = System.nanoTime();
            int found = terminology.search(text, "zh-TW", 10).size();
            print("search '" + text + "', " + found + " hits", seconds(start) * 1e3, "ms");
        }
        long start = System.nanoTime();
        terminology.nearest("diabtes melitus", "en", 5);
        print("nearest", seconds(start) * 1e3, "ms");
    }

    private static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-55s %10.2f %s%n", what, value, unit);
    }
}
