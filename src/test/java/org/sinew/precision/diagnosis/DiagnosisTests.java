package org.sinew.precision.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sinew.precision.diagnosis.SmallKnowledge.A;
import static org.sinew.precision.diagnosis.SmallKnowledge.ATRIAL;
import static org.sinew.precision.diagnosis.SmallKnowledge.B;
import static org.sinew.precision.diagnosis.SmallKnowledge.C;
import static org.sinew.precision.diagnosis.SmallKnowledge.HEART;
import static org.sinew.precision.diagnosis.SmallKnowledge.KIDNEY;
import static org.sinew.precision.diagnosis.SmallKnowledge.SEIZURE;
import static org.sinew.precision.diagnosis.SmallKnowledge.SEPTAL;
import static org.sinew.precision.diagnosis.SmallKnowledge.and;
import static org.sinew.precision.diagnosis.SmallKnowledge.with;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sinew.precision.diagnosis.Differential.Candidate;
import org.sinew.precision.diagnosis.Presentation.Sex;
import org.sinew.precision.diagnosis.Presentation.Status;
import org.sinew.term.TermId;

@SuppressWarnings("EnumOrdinal") // stages are in the order of life
class DiagnosisTests {

    private static final Weights W = Weights.FITTED;
    private final Diagnosis diagnosis = SmallKnowledge.diagnosis();

    /** The model's formulas written out for one finding and three diseases. */
    @Test
    void aWorkedExampleByHand() {
        double atrialA = (8 + W.priorPatients() * W.priorShare()) / (12 + W.priorPatients());
        double seizureA =
                (0.17 * W.wordPatients() + W.priorPatients() * W.priorShare()) / (W.wordPatients() + W.priorPatients());
        double seizureB = (9 + W.priorPatients() * W.priorShare()) / (10 + W.priorPatients());
        double heartC = (W.silentPatients() * W.silentShare() + W.priorPatients() * W.priorShare())
                / (W.silentPatients() + W.priorPatients());
        double norm = 3 + W.rare();
        double bSeptal = (atrialA + W.rare()) / norm;
        double bHeart = (atrialA + heartC + W.rare()) / norm;
        double bAll = (atrialA + seizureB + heartC + W.rare()) / norm;

        double c = W.partialCredit();
        double s = W.partialScale();
        double floor = c * Math.pow(bSeptal, s - 1);
        double toRoot = c * Math.pow(bAll, -s) * Math.pow(bSeptal, s - 1);
        double throughHeart = c * Math.pow(bHeart, -s) * Math.pow(bSeptal, s - 1);
        double rA = noisy(Math.max(floor, atrialA / bSeptal));
        double rB = noisy(Math.max(floor, seizureB * toRoot));
        double rC = noisy(Math.max(floor, heartC * Math.max(throughHeart, toRoot)));
        double chance = Math.log((rA + rB + rC) / 3);
        double covB = Math.log(bAll) / Math.log(bSeptal);
        double covC = Math.log(bHeart) / Math.log(bSeptal);
        double covered = (1 + covB + covC) / 3;

        Differential found = ranked(with(SEPTAL));
        assertThat(part(found, A, Evidence.Kind.PRESENT).weight())
                .isCloseTo(Math.log(rA) - chance + W.coverage() * (1 - covered), within(1e-5));
        assertThat(part(found, C, Evidence.Kind.PRESENT).weight())
                .isCloseTo(Math.log(rC) - chance + W.coverage() * (covC - covered), within(1e-5));
        double open = W.unmentioned() / (1 + W.detail()) * Math.log(1 - W.mentioned() * seizureA);
        assertThat(part(found, A, Evidence.Kind.UNMENTIONED).weight()).isCloseTo(open, within(1e-5));
        assertThat(candidate(found, A).score())
                .isCloseTo(Math.log(rA) - chance + W.coverage() * (1 - covered) + open, within(1e-5));
        assertThat(found.diseases().getFirst().disease()).isEqualTo(A);
    }

    private static double noisy(double ratio) {
        return W.noise() + (1 - W.noise()) * ratio;
    }

    @Test
    void evidenceNamesTheRowsThatItIsFrom() {
        Evidence part = part(ranked(with(SEPTAL)), A, Evidence.Kind.PRESENT);

        assertThat(part.term()).isEqualTo(SEPTAL);
        assertThat(part.matched()).isEqualTo(ATRIAL);
        assertThat(part.references()).containsExactly("PMID:1", "PMID:2");
        Evidence.Frequency frequency = Objects.requireNonNull(part.frequency());
        assertThat(frequency.with()).isEqualTo(8);
        assertThat(frequency.of()).isEqualTo(12);
    }

    /** As the starter knowledge repeats rows of the full annotations. */
    @Test
    void whatTwoReleasesTakeFromOnePublicationIsCountedOnce() {
        SmallKnowledge once = new SmallKnowledge()
                .row(A, ATRIAL, "8/10", "PMID:1;PMID:2")
                .row(A, SEIZURE, "1/10", "PMID:1")
                .row(B, SEIZURE, "9/10", "PMID:3");
        Candidate alone = candidate(ranked(once.build(), with(ATRIAL)), A);

        Diagnosis both = once.excerpt(A, ATRIAL, "8/10", "OMIM:100001;PMID:1")
                .excerpt(A, ATRIAL, "1/2", "PMID:8")
                .build();
        Evidence.Frequency frequency = Objects.requireNonNull(
                part(ranked(both, with(ATRIAL)), A, Evidence.Kind.PRESENT).frequency());

        assertThat(frequency.with()).isEqualTo(9);
        assertThat(frequency.of()).isEqualTo(12);
        assertThat(alone.score())
                .isNotEqualTo(candidate(ranked(both, with(ATRIAL)), A).score());
        Diagnosis repeated = new SmallKnowledge()
                .row(A, ATRIAL, "8/10", "PMID:1;PMID:2")
                .row(A, SEIZURE, "1/10", "PMID:1")
                .row(B, SEIZURE, "9/10", "PMID:3")
                .excerpt(A, ATRIAL, "8/10", "PMID:1")
                .build();
        assertThat(candidate(ranked(repeated, with(ATRIAL)), A)).isEqualTo(alone);
    }

    @Test
    void whatNobodyLookedForIsWorthAskingAndWhatNobodyKnowsIsNot() {
        Differential notAsked = ranked(and(with(HEART), ATRIAL, Status.NOT_ASKED));
        Differential unknown = ranked(and(with(HEART), ATRIAL, Status.UNKNOWN));

        assertThat(notAsked.next()).extracting(Differential.Question::term).contains(ATRIAL);
        assertThat(unknown.next()).extracting(Differential.Question::term).doesNotContain(ATRIAL);
    }

    @Test
    void anOnsetIsAnAgeThatAHumanCanBeOrAClassOfHpo() {
        assertThat(Onset.read("P3Y6M")).contains(Onset.CHILDHOOD);
        assertThat(Onset.read("HP:0410280")).contains(Onset.CHILDHOOD);
        assertThat(Onset.read("HP:6000315")).contains(Onset.MIDDLE_AGE);
        assertThat(Onset.read("P200Y")).isEmpty();
        assertThat(Onset.read("-P1Y")).isEmpty();
        assertThat(Onset.read("P1DT12H")).contains(Onset.NEONATAL);
        assertThat(Onset.read("hp:0003593")).contains(Onset.INFANTILE);
        for (String none : List.of("P", "PT", "PTfoo", "P1Yfoo", "")) {
            assertThat(Onset.read(none)).as(none).isEmpty();
        }
        assertThat(Onset.read("HP:0001250")).isEmpty();
    }

    @Test
    void fourWaysOfNotBeingThereDiffer() {
        double notMentioned = candidate(ranked(with(ATRIAL)), A).score();
        double absent =
                candidate(ranked(and(with(ATRIAL), SEIZURE, Status.ABSENT)), A).score();
        double never =
                candidate(ranked(and(with(ATRIAL), SEIZURE, Status.NEVER)), A).score();
        double unknown =
                candidate(ranked(and(with(ATRIAL), SEIZURE, Status.UNKNOWN)), A).score();
        Differential notAsked = ranked(and(with(ATRIAL), SEIZURE, Status.NOT_ASKED));

        assertThat(never).isLessThanOrEqualTo(absent);
        assertThat(absent).isLessThanOrEqualTo(notMentioned);
        assertThat(unknown).isGreaterThan(notMentioned);
        assertThat(candidate(notAsked, A).score()).isEqualTo(unknown);
        double b = candidate(ranked(with(ATRIAL)), B).score();
        double bNever =
                candidate(ranked(and(with(ATRIAL), SEIZURE, Status.NEVER)), B).score();
        assertThat(bNever).isLessThan(b);
    }

    /** B and C are types of one series: together they are likelier than A, which stands first among the diseases. */
    @Test
    void seriesStandByTheSumOfTheirDiseasesEachInOne() {
        TermId types = TermId.parse("OMIMPS:1");
        Diagnosis knowledge = new SmallKnowledge()
                .row(A, ATRIAL, "9/10", "PMID:1")
                .row(B, ATRIAL, "8/10", "PMID:2")
                .row(C, ATRIAL, "8/10", "PMID:3")
                .series(types, B, C)
                .build();

        Differential found = ranked(knowledge, with(ATRIAL));

        assertThat(found.diseases()).extracting(Candidate::disease).startsWith(A);
        assertThat(found.series()).extracting(Differential.Series::id).containsExactly(types, null);
        Differential.Series first = found.series().getFirst();
        assertThat(first.size()).isEqualTo(2);
        assertThat(first.diseases()).containsExactly(candidate(found, B), candidate(found, C));
        assertThat(first.probability())
                .isCloseTo(
                        candidate(found, B).probability() + candidate(found, C).probability(), within(1e-12));
        Ranking ranking = knowledge.ranking(with(ATRIAL), d -> true);
        for (Differential.Series series : found.series()) {
            for (Candidate disease : series.diseases()) {
                assertThat(ranking.seriesRank(disease.disease())).isEqualTo(series.rank());
            }
        }
    }

    @Test
    void kindsOfWhatIsThereAreNotLeftOutButWorthAsking() {
        Differential found = ranked(with(HEART, SEIZURE));

        Evidence open = part(found, A, Evidence.Kind.UNMENTIONED);
        assertThat(open.weight()).as("an atrial septal defect is of the heart").isZero();
        assertThat(open.terms()).isEmpty();
        assertThat(found.next()).extracting(Differential.Question::term).contains(ATRIAL);
    }

    @Test
    void theMoreIsToldThePlainerAreOmissions() {
        Diagnosis knowledge = new SmallKnowledge()
                .row(A, ATRIAL, "8/10", "PMID:1")
                .row(A, SEIZURE, "8/10", "PMID:1")
                .row(A, KIDNEY, "8/10", "PMID:1")
                .build();
        double omitted =
                Math.log(1 - W.mentioned() * (8 + W.priorPatients() * W.priorShare()) / (10 + W.priorPatients()));

        Evidence one = part(ranked(knowledge, with(ATRIAL)), A, Evidence.Kind.UNMENTIONED);
        assertThat(one.weight()).isCloseTo(W.unmentioned() / (1 + W.detail()) * 2 * omitted, within(1e-6));
        assertThat(one.terms()).containsExactlyInAnyOrder(SEIZURE, KIDNEY);
        Evidence two = part(ranked(knowledge, with(ATRIAL, KIDNEY)), A, Evidence.Kind.UNMENTIONED);
        assertThat(two.weight()).isCloseTo(W.unmentioned() * 2 / (2 + W.detail()) * omitted, within(1e-6));
        assertThat(two.terms()).containsExactly(SEIZURE);
    }

    @Test
    void whatWasLookedForIsNotCalledUnmentioned() {
        Differential silent = ranked(with(ATRIAL));
        Differential found = ranked(and(with(ATRIAL), SEIZURE, Status.ABSENT));

        assertThat(part(silent, B, Evidence.Kind.UNMENTIONED).terms()).containsExactly(SEIZURE);
        assertThat(part(found, B, Evidence.Kind.UNMENTIONED).terms()).isEmpty();
        assertThat(part(found, B, Evidence.Kind.UNMENTIONED).weight()).isZero();
        assertThat(part(found, B, Evidence.Kind.ABSENT).weight())
                .as("it costs what silence costs, and something besides")
                .isLessThan(part(silent, B, Evidence.Kind.UNMENTIONED).weight());
    }

    @Test
    void whatIsAbsentInPatientAndDiseaseIsNoEvidence() {
        Diagnosis with = new SmallKnowledge()
                .row(A, ATRIAL, "8/10", "PMID:1")
                .row(A, SEIZURE, "0/10", "PMID:1")
                .row(B, ATRIAL, "8/10", "PMID:3")
                .build();
        Differential found = ranked(with, and(with(ATRIAL), SEIZURE, Status.NEVER));

        assertThat(candidate(found, A).score()).isEqualTo(candidate(found, B).score());
    }

    @Test
    void aPublicationLeftOutTakesItsOwnRowsAndPatientsAlong() {
        LeftOut first = new LeftOut(Set.of("PMID:1"));
        LeftOut third = new LeftOut(Set.of("PMID:3"));
        for (int patient = 0; patient < 9; patient++) {
            third.patient(B, with(SEIZURE));
        }

        Ranking without = diagnosis.without(first).ranking(with(ATRIAL), d -> true);
        assertThat(without.rank(A))
                .isGreaterThan(diagnosis.ranking(with(ATRIAL), d -> true).rank(A));
        assertThat(diagnosis.without(third).ranking(with(SEIZURE), d -> true).knows(B))
                .as("nine of nine with seizures taken from nine of ten")
                .isFalse();
        assertThat(diagnosis
                        .without(new LeftOut(Set.of("PMID:3")))
                        .ranking(with(SEIZURE), d -> true)
                        .knows(B))
                .as("a pooled row stays when nobody of the publication is counted")
                .isTrue();
    }

    @Test
    void whatCannotBeUsedIsNamed() {
        assertThat(kinds(with(TermId.parse("HP:0000021")))).contains(Problem.Kind.UNKNOWN_TERM);
        assertThat(problems(with(TermId.parse("HP:0000021"))).getFirst().suggestions())
                .anyMatch(s -> s.startsWith("HP:00000"));
        assertThat(kinds(with(TermId.parse("HP:0000099")))).contains(Problem.Kind.OBSOLETE_TERM);
        assertThat(kinds(with(SmallKnowledge.DOMINANT))).contains(Problem.Kind.NOT_A_PHENOTYPE);
        assertThat(kinds(new Presentation(
                        with(ATRIAL).findings(), Onset.LATE, Onset.CHILDHOOD, Sex.UNKNOWN, List.of(), List.of())))
                .containsExactly(Problem.Kind.ONSET_AFTER_LAST_SEEN);
        assertThat(kinds(with())).containsExactly(Problem.Kind.EMPTY_CASE);
        assertThat(kinds(and(with(ATRIAL), HEART, Status.ABSENT))).containsExactly(Problem.Kind.CONTRADICTION);
        assertThat(kinds(and(with(ATRIAL), ATRIAL, Status.NEVER))).contains(Problem.Kind.CONTRADICTION);
        assertThat(kinds(new Presentation(
                        with(ATRIAL).findings(), null, null, Sex.UNKNOWN, List.of("NOGENE"), List.of())))
                .containsExactly(Problem.Kind.UNKNOWN_GENE);
    }

    @Test
    void aReplacedTermIsUsedAndSaid() {
        Differential found = ranked(with(TermId.parse("HP:0000098")));

        assertThat(found.read())
                .containsExactly(new Differential.Reading("HP:0000098", SEIZURE, Differential.Why.REPLACED));
        assertThat(found.diseases().getFirst().disease()).isEqualTo(B);
    }

    @Test
    void oneGeneByTwoIdsIsOneGene() {
        Diagnosis knowledge = withGenes();

        assertThat(knowledge.genes(A)).containsExactly(SmallKnowledge.GENE);
        assertThat(knowledge.diseaseGenes()).containsExactly(SmallKnowledge.GENE);
        assertThat(knowledge.gene("gen1")).contains(SmallKnowledge.GENE);
        assertThat(knowledge.gene("HGNC:1")).contains(SmallKnowledge.GENE);
    }

    @Test
    void aDiseaseWithoutAKnownGeneLosesAFixedSumThatIsSaid() {
        Differential found = ranked(withGenes(), with(SEPTAL));

        assertThat(part(found, B, Evidence.Kind.NO_KNOWN_GENE).weight()).isEqualTo(-W.noGene());
        assertThat(candidate(found, A).evidence())
                .extracting(Evidence::kind)
                .doesNotContain(Evidence.Kind.NO_KNOWN_GENE);
        assertThat(candidate(ranked(with(SEPTAL)), B).evidence())
                .as("without a table of genes, having none means nothing")
                .extracting(Evidence::kind)
                .doesNotContain(Evidence.Kind.NO_KNOWN_GENE);
    }

    /** However few genes are loaded, a find by chance may be in any of the thousands that cause diseases. */
    @Test
    void aFindInTheGeneOfADiseaseIsRareByChance() {
        Presentation found =
                new Presentation(with(ATRIAL).findings(), null, null, Sex.UNKNOWN, List.of("GEN1"), List.of());

        assertThat(part(ranked(withGenes(), found), A, Evidence.Kind.GENE).weight())
                .isCloseTo(Math.log(W.geneFound() * 4_000), within(1e-9));
    }

    /** A's cause is named by two ids, B's is denied, C's is known. */
    private static Diagnosis withGenes() {
        return new SmallKnowledge()
                .row(A, ATRIAL, "8/10", "PMID:1")
                .row(B, ATRIAL, "8/10", "PMID:3")
                .cause(A, SmallKnowledge.SAME_GENE, false)
                .cause(A, SmallKnowledge.GENE, false)
                .cause(B, SmallKnowledge.OTHER_GENE, true)
                .build();
    }

    /** Worked by hand: one stage of onset for each of two diseases, so that half of all begin in each. */
    @Test
    void anInfantHasNoIllnessThatBeginsLate() {
        Diagnosis knowledge = new SmallKnowledge()
                .row(A, ATRIAL, "8/10", "PMID:1")
                .row(B, ATRIAL, "8/10", "PMID:3")
                .onset(A, SmallKnowledge.INFANTILE, "4/4")
                .onset(B, SmallKnowledge.LATE, "4/4")
                .build();
        double[] infantile = stages(Onset.INFANTILE);
        double[] late = stages(Onset.LATE);
        double until = share(infantile);
        double common = (sum(infantile) * until + sum(late) * share(late)) / (sum(infantile) + sum(late));
        double expected = Math.log((4 * until + W.onsetPatients() * common) / (4 + W.onsetPatients()) / common);

        Differential infant = ranked(
                knowledge,
                new Presentation(with(ATRIAL).findings(), null, Onset.INFANTILE, Sex.UNKNOWN, List.of(), List.of()));
        assertThat(part(infant, A, Evidence.Kind.ONSET).weight()).isCloseTo(W.lastSeen() * expected, within(1e-9));
        assertThat(part(infant, B, Evidence.Kind.ONSET).weight()).isNegative();
        Differential old = ranked(
                knowledge,
                new Presentation(with(ATRIAL).findings(), null, Onset.LATE, Sex.UNKNOWN, List.of(), List.of()));
        assertThat(candidate(old, A).score())
                .as("everything has begun by then")
                .isCloseTo(candidate(old, B).score(), within(1e-9));
    }

    private static double[] stages(Onset onset) {
        double[] stages = new double[Onset.values().length];
        for (int i = 0; i < stages.length; i++) {
            stages[i] = Math.exp(-Math.abs(i - onset.ordinal()) / W.onsetSpread());
        }
        return stages;
    }

    private static double share(double[] stages) {
        return sum(Arrays.copyOf(stages, Onset.INFANTILE.ordinal() + 1)) / sum(stages);
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static Presentation found(String gene) {
        return new Presentation(with(ATRIAL).findings(), null, null, Sex.UNKNOWN, List.of(gene), List.of());
    }

    /** GEN1 causes A; GEN2 nothing. */
    @Test
    void aGeneIsMeantByAnyNameThatIsItsAlone() {
        Diagnosis knowledge = new SmallKnowledge()
                .row(A, ATRIAL, "8/10", "PMID:1")
                .row(B, ATRIAL, "8/10", "PMID:2")
                .cause(A, SmallKnowledge.SAME_GENE, false)
                .build();
        double byId = candidate(ranked(knowledge, found("HGNC:1")), A).score();

        for (String name : List.of("GEN1", "gen1", "NCBIGene:11", "OLD1", "old1", "11")) {
            assertThat(candidate(ranked(knowledge, found(name)), A).score())
                    .as(name)
                    .isEqualTo(byId);
        }
        assertThat(ranked(knowledge, found("gen1")).read()).isEmpty();
        assertThat(ranked(knowledge, found("OLD1")).read())
                .containsExactly(new Differential.Reading("OLD1", SmallKnowledge.GENE, Differential.Why.OTHER_NAME));
        assertThat(ranked(knowledge, found("GEN2")).read())
                .containsExactly(
                        new Differential.Reading("GEN2", SmallKnowledge.OTHER_GENE, Differential.Why.NO_DISEASE));
        assertThat(knowledge.differential(found("SHARED"), 3))
                .isEqualTo(new Answer.Refused(List.of(new Problem(
                        Problem.Kind.AMBIGUOUS_GENE,
                        "SHARED",
                        "'SHARED' is a name of several genes",
                        List.of("HGNC:1 GEN1", "HGNC:2 GEN2")))));
    }

    /** GEN1, with the transcripts NM_000001 and ENST00000000001, causes A; GEN2 nothing. */
    @Test
    void aVariantCountsForTheGeneOfItsNameOrOfItsRecords() {
        Diagnosis knowledge = new SmallKnowledge()
                .row(A, ATRIAL, "8/10", "PMID:1")
                .row(B, ATRIAL, "8/10", "PMID:2")
                .cause(A, SmallKnowledge.GENE, false)
                .build();
        double byGene = candidate(ranked(knowledge, found("GEN1")), A).score();

        for (String name : List.of(
                "NM_000001.7:c.5A>T",
                "NM_000001:c.5A>T",
                "ENST00000000001.2:c.5A>T",
                "NM_000001.7(GEN1):c.5A>T",
                "NM_999999.1(gen1):c.5A>T",
                "NG_007.1(NM_000001.7):c.5A>T",
                "GEN1:c.5A>T",
                "HGVS:NM_000001.7:c.5A>T",
                " OLD1:p.Lys2Met ")) {
            Differential found = ranked(knowledge, carrying(FoundVariant.named(name)));
            assertThat(candidate(found, A).score()).as(name).isEqualTo(byGene);
            assertThat(found.read())
                    .containsExactly(new Differential.Reading(name, SmallKnowledge.GENE, Differential.Why.VARIANT));
        }
        Presentation linked = carrying(recorded("NC_000001.11:4:A:T", "GEN1"));
        assertThat(candidate(ranked(knowledge, linked), A).score()).isEqualTo(byGene);
        assertThat(ranked(knowledge, carrying(FoundVariant.named("GEN2:c.1A>T")))
                        .read())
                .containsExactly(new Differential.Reading(
                        "GEN2:c.1A>T", SmallKnowledge.OTHER_GENE, Differential.Why.NO_DISEASE));
    }

    @Test
    void aVariantThatRecordsCallBenignOrSomaticIsReadAndDoesNotCount() {
        Diagnosis knowledge = new SmallKnowledge()
                .row(A, ATRIAL, "8/10", "PMID:1")
                .cause(A, SmallKnowledge.GENE, false)
                .build();
        Presentation both = carrying(
                new FoundVariant("GEN1:c.1A>T", List.of("GEN1"), FoundVariant.Recorded.BENIGN),
                new FoundVariant("GEN1:c.2A>T", List.of("GEN1"), FoundVariant.Recorded.SOMATIC));

        Differential found = ranked(knowledge, both);

        assertThat(candidate(found, A).score())
                .isEqualTo(candidate(ranked(knowledge, with(ATRIAL)), A).score());
        assertThat(found.read())
                .containsExactly(
                        new Differential.Reading("GEN1:c.1A>T", null, Differential.Why.BENIGN),
                        new Differential.Reading("GEN1:c.2A>T", null, Differential.Why.SOMATIC));
    }

    @Test
    void aVariantWhoseGeneIsNotKnownOrIsSaidTwiceIsRefused() {
        for (String name : List.of(
                "NC_000001.11:g.5A>T",
                "NC_000001.11:4:A:T",
                "NM_999999.1:c.5A>T",
                "rs7",
                "GEN1:1",
                "NP_1.1:p.Lys2Met")) {
            assertThat(kinds(carrying(FoundVariant.named(name))))
                    .as(name)
                    .containsExactly(Problem.Kind.UNKNOWN_VARIANT);
        }
        assertThat(kinds(carrying(FoundVariant.named("NM_000001.7(GEN2):c.5A>T"))))
                .containsExactly(Problem.Kind.GENES_DIFFER);
        assertThat(kinds(carrying(recorded("NM_1.1(GEN9):c.5A>T", "GEN1"))))
                .containsExactly(Problem.Kind.UNKNOWN_VARIANT);
        assertThat(kinds(carrying(recorded("GEN1:c.5A>T", "GEN2")))).containsExactly(Problem.Kind.GENES_DIFFER);
    }

    private static FoundVariant recorded(String name, String gene) {
        return new FoundVariant(name, List.of(gene), FoundVariant.Recorded.NOTHING_AGAINST);
    }

    private static Presentation carrying(FoundVariant... variants) {
        return new Presentation(with(ATRIAL).findings(), null, null, Sex.UNKNOWN, List.of(), List.of(variants));
    }

    @Test
    void nextComesWhatTellsTheLeadingCandidatesApart() {
        assertThat(ranked(with(HEART)).next())
                .isNotEmpty()
                .allMatch(q -> q.gain() > 0)
                .noneMatch(q -> q.term().equals(HEART));
    }

    private List<Problem.Kind> kinds(Presentation presentation) {
        return problems(presentation).stream().map(Problem::kind).toList();
    }

    private List<Problem> problems(Presentation presentation) {
        return ((Answer.Refused) diagnosis.differential(presentation, 3)).problems();
    }

    private Differential ranked(Presentation presentation) {
        return ranked(diagnosis, presentation);
    }

    private static Differential ranked(Diagnosis diagnosis, Presentation presentation) {
        return ((Answer.Ranked) diagnosis.differential(presentation, 3)).differential();
    }

    private static Candidate candidate(Differential found, TermId disease) {
        return found.diseases().stream()
                .filter(c -> c.disease().equals(disease))
                .findFirst()
                .orElseThrow();
    }

    private static Evidence part(Differential found, TermId disease, Evidence.Kind kind) {
        return candidate(found, disease).evidence().stream()
                .filter(e -> e.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
