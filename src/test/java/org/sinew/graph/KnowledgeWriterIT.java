package org.sinew.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinew.testing.TestGraph.count;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sinew.term.Assertion;
import org.sinew.term.Mapping;
import org.sinew.term.Ontology;
import org.sinew.term.Release;
import org.sinew.term.Term;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;
import org.sinew.term.Translation;
import org.sinew.testing.TestGraph;

class KnowledgeWriterIT {

    private static final TermId DIABETES = TermId.parse("MONDO:0005015");
    private static final TermId TYPE_2 = TermId.parse("MONDO:0005148");
    private static final TermId GONE = TermId.parse("MONDO:9999999");
    private static final TermId CODE = TermId.parse("ICD10CM:E11");

    private KnowledgeWriter writer = new KnowledgeWriter(TestGraph.shared(), Clock.systemUTC());

    @BeforeEach
    void emptyGraph() {
        writer = new KnowledgeWriter(TestGraph.empty(), Clock.systemUTC());
    }

    @Test
    void aReleaseIsWrittenWithItsEdgesAndNames() {
        writer.write(release("1", true), n -> {});

        assertThat(writer.holds(release("1", true).release())).isTrue();
        assertThat(
                        count(
                                "MATCH (:Disease {id: 'MONDO:0005148'})-[:IS_A]->(:Disease {id: 'MONDO:0005015'}) RETURN count(*)"))
                .isOne();
        assertThat(
                        count(
                                "MATCH (:Term)-[m:MAPS_TO {predicate: 'exact'}]->(:Disease {id: 'ICD10CM:E11'}) RETURN count(m)"))
                .isOne();
        assertThat(count("MATCH (t:Term {label_zh: '2型糖尿病', release: 'mondo@1'}) RETURN count(t)"))
                .isOne();
        assertThat(count("MATCH (:Disease)-[k:HAS_PHENOTYPE {frequency: '3/7'}]->(:Phenotype) RETURN count(k)"))
                .isOne();
    }

    @Test
    void theSameReleaseTwiceGivesTheSameEdges() {
        writer.write(release("1", true), n -> {});
        long edges = count("MATCH ()-[r]->() RETURN count(r)");
        writer.write(release("1", true), n -> {});

        assertThat(count("MATCH ()-[r]->() RETURN count(r)")).isEqualTo(edges);
    }

    @Test
    void aNewReleaseRemovesWhatOnlyTheOldOneSaid() {
        writer.write(release("1", true), n -> {});
        writer.write(release("2", false), n -> {});

        assertThat(count("MATCH (t:Term {id: 'MONDO:9999999'}) RETURN count(t)"))
                .isZero();
        assertThat(count("MATCH ()-[r]->() WHERE r.release = 'mondo@1' RETURN count(r)"))
                .isZero();
        assertThat(count("MATCH (r:Release) RETURN count(r)")).isOne();
    }

    private static Ontology release(String version, boolean withGone) {
        Term parent = term(DIABETES, "diabetes mellitus", List.of());
        Term child = term(TYPE_2, "type 2 diabetes mellitus", List.of(DIABETES));
        Term gone = term(GONE, "withdrawn disease", List.of(DIABETES));
        return new Ontology(
                new Release("mondo", version, "CC-BY-4.0", null, "sum-" + version),
                withGone ? List.of(parent, child, gone) : List.of(parent, child),
                List.of(new Mapping(TYPE_2, Mapping.Predicate.EXACT, CODE, null)),
                List.of(new Translation(TYPE_2, "zh", "2型糖尿病", List.of())),
                List.of(new Assertion(
                        TYPE_2,
                        Assertion.Relation.HAS_PHENOTYPE,
                        TermId.parse("HP:0003074"),
                        false,
                        Map.of("frequency", "3/7"),
                        List.of("PMID:1"))),
                List.of());
    }

    private static Term term(TermId id, String label, List<TermId> parents) {
        return new Term(id, TermKind.DISEASE, label, null, List.of(), parents, List.of(), false, List.of());
    }
}
