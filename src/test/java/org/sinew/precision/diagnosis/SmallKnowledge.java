package org.sinew.precision.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sinew.precision.diagnosis.Presentation.Finding;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.term.Assertion;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.Mapping;
import org.sinew.term.Ontology;
import org.sinew.term.Release;
import org.sinew.term.Term;
import org.sinew.term.TermId;
import org.sinew.term.TermKind;
import org.sinew.term.Terminology;

/**
 * Three diseases over a tree of seven phenotypes.
 *
 * <pre>
 * 1 all
 * └─ 118 abnormality
 *    ├─ 10 heart ── 11 septal defect ── 12 atrial septal defect
 *    ├─ 20 seizure
 *    └─ 30 kidney
 * </pre>
 */
final class SmallKnowledge {

    static final TermId HEART = TermId.parse("HP:0000010");
    static final TermId SEPTAL = TermId.parse("HP:0000011");
    static final TermId ATRIAL = TermId.parse("HP:0000012");
    static final TermId SEIZURE = TermId.parse("HP:0000020");
    static final TermId KIDNEY = TermId.parse("HP:0000030");
    static final TermId A = TermId.parse("OMIM:100001");
    static final TermId B = TermId.parse("OMIM:100002");
    static final TermId C = TermId.parse("OMIM:100003");

    static final TermId DOMINANT = TermId.parse("HP:0000006");
    static final TermId INFANTILE = TermId.parse("HP:0003593");
    static final TermId LATE = TermId.parse("HP:0003584");
    static final TermId GENE = TermId.parse("HGNC:1");
    static final TermId SAME_GENE = TermId.parse("NCBIGene:11");
    static final TermId OTHER_GENE = TermId.parse("HGNC:2");

    static final List<TermId> PHENOTYPES = List.of(HEART, SEPTAL, ATRIAL, SEIZURE);

    private final List<Assertion> assertions = new ArrayList<>();
    private final List<Assertion> excerpt = new ArrayList<>();
    private final List<Term> mondo = new ArrayList<>();
    private final List<Mapping> matches = new ArrayList<>();

    static Diagnosis diagnosis() {
        return new SmallKnowledge()
                .row(A, ATRIAL, "8/10", "PMID:1")
                .row(A, ATRIAL, "0/2", "PMID:2")
                .row(A, SEIZURE, "HP:0040283", "OMIM:100001")
                .row(B, SEIZURE, "9/10", "PMID:3;PMID:4")
                .row(C, HEART, "", "OMIM:100003")
                .build();
    }

    SmallKnowledge row(TermId disease, TermId phenotype, String frequency, String references) {
        assertions.add(phenotype(disease, phenotype, frequency, references));
        return this;
    }

    /** A row of another release, which says less of the disease. */
    SmallKnowledge excerpt(TermId disease, TermId phenotype, String frequency, String references) {
        excerpt.add(phenotype(disease, phenotype, frequency, references));
        return this;
    }

    private static Assertion phenotype(TermId disease, TermId phenotype, String frequency, String references) {
        Map<String, String> qualifiers =
                frequency.isEmpty() ? Map.of("aspect", "P") : Map.of("aspect", "P", "frequency", frequency);
        return new Assertion(
                disease, Relation.HAS_PHENOTYPE, phenotype, false, qualifiers, Arrays.asList(references.split(";")));
    }

    /** What a result of the test is by its interpretation. */
    SmallKnowledge lab(TermId test, TermId phenotype, String interpretation) {
        assertions.add(new Assertion(
                test,
                Relation.INDICATES,
                phenotype,
                false,
                Map.of("interpretation", interpretation),
                List.of("PMID:31119199")));
        return this;
    }

    /** Says by the gene's id in any vocabulary that it causes the disease, or that it does not. */
    SmallKnowledge cause(TermId disease, TermId gene, boolean denied) {
        assertions.add(new Assertion(disease, Relation.CAUSED_BY, gene, denied, Map.of(), List.of()));
        return this;
    }

    /** Makes the diseases types of a phenotypic series. */
    SmallKnowledge series(TermId series, TermId... diseases) {
        TermId family = mondo(series);
        for (TermId disease : diseases) {
            mondo(disease, family);
        }
        return this;
    }

    private TermId mondo(TermId exact, TermId... parents) {
        TermId id = new TermId("MONDO", "000000" + mondo.size());
        mondo.add(new Term(
                id,
                TermKind.DISEASE,
                exact.toString(),
                null,
                List.of(),
                List.of(parents),
                List.of(),
                false,
                List.of()));
        matches.add(new Mapping(id, Mapping.Predicate.EXACT, exact, null));
        return id;
    }

    Diagnosis build() {
        List<Ontology> releases = List.of(
                ontology("hp", terms(), List.of()),
                ontology(
                        "hgnc",
                        List.of(gene(GENE, "GEN1", "OLD1", "SHARED"), gene(OTHER_GENE, "GEN2", "SHARED")),
                        List.of(),
                        new Mapping(GENE, Mapping.Predicate.EXACT, SAME_GENE, null),
                        new Mapping(GENE, Mapping.Predicate.XREF, TermId.parse("RefSeq:NM_000001"), null),
                        new Mapping(GENE, Mapping.Predicate.XREF, TermId.parse("ENSEMBL:ENST00000000001"), null)),
                ontology("mondo", mondo, List.of(), matches.toArray(Mapping[]::new)),
                ontology("excerpt", List.of(), excerpt),
                ontology("hpoa", List.of(), assertions));
        return Diagnosis.of(Terminology.of(releases), releases);
    }

    private static Ontology ontology(String source, List<Term> terms, List<Assertion> assertions, Mapping... mappings) {
        Release release = new Release(source, "1", "CC0-1.0", null, null);
        return new Ontology(release, terms, Arrays.asList(mappings), List.of(), assertions, List.of());
    }

    private static Term gene(TermId id, String symbol, String... otherNames) {
        return new Term(id, TermKind.GENE, symbol, null, List.of(otherNames), List.of(), List.of(), false, List.of());
    }

    /** A course row: when the disease begins, in how many patients. */
    SmallKnowledge onset(TermId disease, TermId stage, String frequency) {
        assertions.add(new Assertion(
                disease,
                Relation.HAS_CLINICAL_MODIFIER,
                stage,
                false,
                Map.of("aspect", "C", "frequency", frequency),
                List.of("PMID:9")));
        return this;
    }

    private static List<Term> terms() {
        TermId root = TermId.parse("HP:0000001");
        TermId abnormality = TermId.parse("HP:0000118");
        return List.of(
                term(root, "All"),
                term(abnormality, "Abnormality", root),
                term(HEART, "Heart", abnormality),
                term(SEPTAL, "Septal defect", HEART),
                term(ATRIAL, "Atrial septal defect", SEPTAL),
                term(SEIZURE, "Seizure", abnormality),
                term(KIDNEY, "Kidney", abnormality),
                term(DOMINANT, "Autosomal dominant inheritance", root),
                term(INFANTILE, "Infantile onset", root),
                term(LATE, "Late onset", root),
                new Term(
                        TermId.parse("HP:0000098"),
                        TermKind.PHENOTYPE,
                        "old fit",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        List.of(SEIZURE)),
                new Term(
                        TermId.parse("HP:0000099"),
                        TermKind.PHENOTYPE,
                        "gone",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        true,
                        List.of()));
    }

    private static Term term(TermId id, String label, TermId... parents) {
        return new Term(id, TermKind.PHENOTYPE, label, null, List.of(), List.of(parents), List.of(), false, List.of());
    }

    static Presentation with(TermId... present) {
        return new Presentation(
                Arrays.stream(present).map(t -> new Finding(t, Status.PRESENT)).toList(), null, Sex.UNKNOWN);
    }

    static Presentation and(Presentation presentation, TermId term, Status status) {
        List<Finding> findings = new ArrayList<>(presentation.findings());
        findings.add(new Finding(term, status));
        return new Presentation(findings, presentation.onset(), presentation.sex());
    }
}
