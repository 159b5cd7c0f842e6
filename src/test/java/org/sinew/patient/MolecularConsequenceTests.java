package org.sinew.patient;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of the HGVS recommendations and of well-known variants, with the Sequence Ontology's word for them. */
class MolecularConsequenceTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NM_000546.6:c.215C>G | NP_000537.3:p.(Pro72Arg) | missense_variant",
                "NM_004006.2:c.4375C>T | NP_003997.1:p.(Arg1459*) | stop_gained",
                "NM_004006.2:c.4375C>T | NP_003997.1:p.Arg1459Ter | stop_gained",
                "| p.R1459X | stop_gained",
                "NM_000545.8:c.872dup | NP_000536.6:p.(Gly292ArgfsTer25) | frameshift_variant",
                "NM_000545.8:c.872dup | | frameshift_variant",
                "NM_007294.4:c.68_69del | | frameshift_variant",
                "NM_000492.4:c.1521_1523del | NP_000483.3:p.Phe508del | inframe_deletion",
                "NM_000492.4:c.1521_1523del | | inframe_deletion",
                "NM_000492.4:c.1520_1521insACG | | inframe_insertion",
                "| NP_003997.2:p.Ala3_Ser5dup | inframe_insertion",
                "| NP_003997.2:p.Cys28delinsTrpVal | protein_altering_variant",
                "| NP_003997.2:p.(Pro578_Lys579delinsLeuTer) | stop_gained",
                "| NP_003997.1:p.(Leu54=) | synonymous_variant",
                "| p.Met1? | start_lost",
                "NM_000546.6:c.2T>C | | start_lost",
                "| p.Ter110GlnextTer17 | stop_lost",
                "NM_000492.4:c.489+1G>T | | splice_donor_variant",
                "NM_000492.4:c.1585-1G>A | NP_000483.3:p.? | splice_acceptor_variant",
                "NM_000492.4:c.489+5G>T | | splice_region_variant",
                "NM_000492.4:c.3718-2477C>T | | intron_variant",
                "NM_000492.4:c.487_489+3del | | splice_donor_variant",
                "NM_004006.2:c.-128G>A | | 5_prime_UTR_variant",
                "NM_004006.2:c.*35C>T | | 3_prime_UTR_variant",
                "NM_000546.6:c.215C>G | | coding_sequence_variant",
                "NM_000546.6:c.215_216delinsTT | | protein_altering_variant",
                "NM_000546.6:c.(?_30)_(50_?)del | |",
                "NC_000017.11:g.7676154G>C | |",
                "| |",
            })
    void isRead(@Nullable String coding, @Nullable String protein, @Nullable String expected) {
        assertThat(MolecularConsequence.of(coding, protein).orElse(null)).isEqualTo(expected);
    }
}
