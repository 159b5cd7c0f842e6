package org.sinew.term.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sinew.term.Assertion.Relation;
import org.sinew.term.LiveTerminology;
import org.sinew.term.Ontology;
import org.sinew.term.Resolution;
import org.sinew.term.Term;
import org.sinew.term.TermId;
import org.sinew.term.Terminology;
import org.sinew.term.catalog.Catalog;

/** The published files in full; skipped where the shared data folder is absent. */
class PublishedReleasesTests {

    private static final Path DATA = Path.of("../shared/data");
    private static final OntologyReader READER = new OntologyReader(Catalog.bundled());

    @BeforeAll
    static void dataIsHere() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "../shared/data is absent");
    }

    private static Ontology read(String file) throws IOException {
        Ontology ontology = READER.read(DATA.resolve(file));
        assertThat(ontology.isUsable()).as("%s", ontology.diagnostics()).isTrue();
        assertThat(ontology.release().sha256()).hasSize(64);
        assertThat(ontology.release().licence()).isNotEqualTo("not stated");
        assertThat(ontology.release().version()).startsWith("20");
        return ontology;
    }

    private static long parents(Ontology ontology) {
        return ontology.terms().stream().mapToLong(t -> t.parents().size()).sum();
    }

    @Test
    void hpo() throws IOException {
        Ontology hpo = read("hpo/hp.v2025-05-06.json.gz");

        assertThat(hpo.release().id()).isEqualTo("hp@2025-05-06");
        // 19,178 live nodes have an HP id; one of them, HP:0034334, is an annotation property and no term
        assertThat(hpo.terms()).filteredOn(t -> !t.obsolete()).hasSize(19_177);
        assertThat(hpo.terms()).filteredOn(Term::obsolete).hasSize(473);
        assertThat(parents(hpo)).isEqualTo(23_528);
        assertThat(hpo.terms().stream().mapToInt(t -> t.alternativeIds().size()).sum())
                .isEqualTo(3_855);
        // 23,805 synonyms less those that repeat their term's label or each other
        assertThat(hpo.terms().stream().mapToInt(t -> t.synonyms().size()).sum())
                .isBetween(22_000, 23_805);
        assertThat(hpo.diagnostics()).isEmpty();
    }

    @Test
    void mondo() throws IOException {
        Ontology mondo = read("mondo/MONDO-ontology-v2026-05-05.json.gz");

        assertThat(mondo.release().id()).isEqualTo("mondo@2026-05-05");
        assertThat(mondo.terms()).hasSize(31_958);
        assertThat(mondo.terms()).filteredOn(Term::obsolete).hasSize(3_968);
        assertThat(parents(mondo)).isEqualTo(41_908);
        assertThat(mondo.terms()).filteredOn(t -> !t.replacedBy().isEmpty()).hasSize(2_221);
        assertThat(mondo.diagnostics()).isEmpty();
    }

    @Test
    void tables() throws IOException {
        Ontology hgnc = read("genes/hgnc_complete_set.txt.gz");
        assertThat(hgnc.terms()).hasSize(43_882);
        assertThat(hgnc.mappings())
                .filteredOn(m -> m.subject().toString().equals("HGNC:3603"))
                .extracting(m -> m.object().toString())
                .containsExactly(
                        "NCBIGene:2200",
                        "ENSEMBL:ENSG00000166147",
                        "OMIM:134797",
                        "RefSeq:NM_000138",
                        "ENSEMBL:ENST00000316623");
        Ontology icd = read("icd/icd10cm-2023-en-zhTW.tsv.gz");
        assertThat(icd.terms()).hasSize(96_802);
        // U00.0REH is a Taiwanese code for rehabilitation without a category above it
        assertThat(icd.terms())
                .filteredOn(t -> t.parents().isEmpty() && t.id().local().length() != 3)
                .extracting(t -> t.id().local())
                .containsExactly("U00.0REH");
        assertThat(read("genes/clingen_gene_disease_validity.2025-01.tsv.gz").assertions())
                .hasSize(3_193);
        Ontology genes = read("hpo/genes_to_disease.txt.gz");
        assertThat(genes.assertions()).hasSize(15_602);
        assertThat(genes.assertions().stream().map(a -> a.object()).distinct()).hasSize(5_446);
        Ontology rare = read("mondo/mondo-rare_edges.tsv.gz");
        assertThat(rare.assertions()).hasSize(1_071);
        assertThat(rare.mentions().stream().mapToInt(t -> t.parents().size()).sum())
                .isEqualTo(28_842);
    }

    @Test
    void hpoa() throws IOException {
        Ontology hpoa = read("hpo/phenotype.v2025-05-06.hpoa.gz");

        assertThat(hpoa.release().id()).isEqualTo("hpoa@2025-05-06");
        assertThat(hpoa.assertions()).hasSize(272_060);
        assertThat(hpoa.assertions().stream().map(a -> a.subject()).distinct()).hasSize(12_690);
        assertThat(hpoa.assertions()).filteredOn(a -> a.negated()).hasSize(711);
        assertThat(hpoa.assertions())
                .allMatch(
                        a -> a.relation() == Relation.HAS_PHENOTYPE || a.relation() == Relation.HAS_CLINICAL_MODIFIER);
    }

    @Test
    void translations() throws IOException {
        Ontology chinese = read("hpo/hp-zh.babelon.tsv.gz");

        assertThat(chinese.release().source()).isEqualTo("hp-zh");
        assertThat(chinese.translations()).filteredOn(t -> t.label() != null).hasSizeBetween(18_900, 19_000);
        for (String language : List.of("ja", "es", "fr", "de")) {
            assertThat(read("hpo/hp-" + language + ".babelon.tsv.gz").translations())
                    .isNotEmpty()
                    .allMatch(t -> t.language().equals(language));
        }
    }

    @Test
    void exposuresAndActions() throws IOException {
        Ontology ecto = read("exposures/ecto-basic.obo.gz");
        assertThat(ecto.terms()).hasSize(2_270).allMatch(t -> t.id().prefix().equals("ECTO"));
        // the base file also holds terms that ecto-basic leaves out
        assertThat(read("exposures/ecto-base.json.gz").terms()).hasSizeBetween(2_800, 2_887);
        // 1,963 as stated, and four obsolete ones
        assertThat(read("maxo/maxo.obo.gz").terms()).hasSizeBetween(1_963, 1_967);
        for (Ontology annotations : READER.readAll(DATA.resolve("maxo/annotations"), ProgressListener.NONE)) {
            assertThat(annotations.isUsable())
                    .as("%s", annotations.diagnostics())
                    .isTrue();
            assertThat(annotations.assertions()).isNotEmpty();
        }
    }

    @Test
    void everythingTogether() throws IOException {
        List<Ontology> all = new ArrayList<>();
        for (String file : List.of(
                "hpo/hp.v2025-05-06.json.gz",
                "hpo/hp-zh.babelon.tsv.gz",
                "hpo/phenotype.v2025-05-06.hpoa.gz",
                "mondo/MONDO-ontology-v2026-05-05.json.gz",
                "genes/hgnc_complete_set.txt.gz",
                "icd/icd10cm-2023-en-zhTW.tsv.gz",
                "exposures/ecto-basic.obo.gz",
                "maxo/maxo.obo.gz")) {
            all.add(read(file));
        }
        for (Ontology mapping : READER.readAll(DATA.resolve("mondo/mappings"), ProgressListener.NONE)) {
            assertThat(mapping.isUsable()).as("%s", mapping.diagnostics()).isTrue();
            all.add(mapping);
        }
        LiveTerminology live = new LiveTerminology();

        LiveTerminology.Replacement replacement = live.replace(all);

        assertThat(replacement.accepted()).as("%s", replacement.diagnostics()).isTrue();
        check(live.current());
    }

    private static void check(Terminology terminology) {
        TermId diabetes = TermId.parse("MONDO:0005148");
        assertThat(terminology.label(diabetes, "en")).contains("type 2 diabetes mellitus");
        assertThat(terminology.isA(diabetes, TermId.parse("MONDO:0005015"))).isTrue();
        assertThat(terminology.isA(TermId.parse("MONDO:0005015"), diabetes)).isFalse();
        assertThat(terminology.subsumed(TermId.parse("MONDO:0005015")))
                .contains(diabetes, TermId.parse("ICD10CM:E11.9"), TermId.parse("ICD10CM:E11.65"));
        assertThat(terminology.label(TermId.parse("ICD10CM:A00"), "zh-TW")).contains("霍亂");
        assertThat(terminology.label(TermId.parse("HP:0000007"), "zh-TW")).contains("常染色体隐性遗传");
        assertThat(terminology.resolve(TermId.parse("HP:0004715")))
                .hasValueSatisfying(r -> assertThat(r.id()).isEqualTo(TermId.parse("HP:0000003")));
        assertThat(terminology.resolve(TermId.parse("MONDO:0000002")))
                .contains(new Resolution(
                        TermId.parse("MONDO:0009299"),
                        Resolution.Status.REPLACED,
                        List.of(TermId.parse("MONDO:0009299"))));
        assertThat(terminology.search("marfan", "en", 5).getFirst().id()).isEqualTo(TermId.parse("MONDO:0007947"));
        assertThat(terminology.search("霍亂", "zh-TW", 5).getFirst().id()).isEqualTo(TermId.parse("ICD10CM:A00"));
        assertThat(terminology.nearest("marfna syndrom", "en", 5))
                .anyMatch(h -> h.id().equals(TermId.parse("MONDO:0007947")));
        assertThat(terminology.subsumed(TermId.parse("HGNC:3603"))).contains(TermId.parse("NCBIGene:2200"));
    }
}
