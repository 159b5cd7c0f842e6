package org.sinew.patient;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sinew.term.TermId;

/**
 * What a blood relative is to somebody. Step-, foster- and adoptive relatives, in-laws and spouses are none.
 *
 * @see <a href="https://terminology.hl7.org/CodeSystem-v3-RoleCode.html">HL7 v3 RoleCode, FamilyMember</a>
 */
public enum Kin {
    MOTHER(1),
    FATHER(1),
    /** Mother or father, where the source does not say which. */
    PARENT(1),
    CHILD(1),
    SIBLING(1),
    HALF_SIBLING(2),
    GRANDPARENT(2),
    GRANDCHILD(2),
    AUNT_UNCLE(2),
    NIECE_NEPHEW(2),
    COUSIN(3);

    private static final Map<Kin, Set<String>> ROLE_CODES = Map.of(
            MOTHER, Set.of("MTH", "NMTH", "NMTHF", "GESTM"),
            FATHER, Set.of("FTH", "NFTH", "NFTHF"),
            PARENT, Set.of("PRN", "NPRN", "PAR"),
            CHILD, Set.of("CHILD", "NCHILD", "SON", "NSON", "SONC", "DAU", "NDAU", "DAUC", "CHD", "NCH"),
            SIBLING,
                    Set.of(
                            "SIB",
                            "NSIB",
                            "BRO",
                            "NBRO",
                            "SIS",
                            "NSIS",
                            "TWIN",
                            "TWINBRO",
                            "TWINSIS",
                            "FTWIN",
                            "FTWINBRO",
                            "FTWINSIS",
                            "ITWIN",
                            "ITWINBRO",
                            "ITWINSIS"),
            HALF_SIBLING, Set.of("HSIB", "HBRO", "HSIS"),
            GRANDPARENT,
                    Set.of(
                            "GRPRN", "GRFTH", "GRMTH", "MGRPRN", "MGRFTH", "MGRMTH", "PGRPRN", "PGRFTH", "PGRMTH",
                            "GRP"),
            GRANDCHILD, Set.of("GRNDCHILD", "GRNDDAU", "GRNDSON", "GCH"),
            AUNT_UNCLE, Set.of("AUNT", "MAUNT", "PAUNT", "UNCLE", "MUNCLE", "PUNCLE"),
            NIECE_NEPHEW, Set.of("NIENEPH", "NEPHEW", "NIECE"));
    private static final Set<String> COUSINS = Set.of("COUSN", "MCOUSN", "PCOUSN");
    private static final Map<String, Kin> SNOMED = Map.of(
            "72705000", MOTHER,
            "66839005", FATHER,
            "65616008", CHILD,
            "66089001", CHILD,
            "70924004", SIBLING,
            "27733009", SIBLING);
    private static final Map<String, Kin> WORDS = Map.of(
            "mother", MOTHER,
            "father", FATHER,
            "parent", PARENT,
            "son", CHILD,
            "daughter", CHILD,
            "child", CHILD,
            "brother", SIBLING,
            "sister", SIBLING,
            "sibling", SIBLING,
            "cousin", COUSIN);

    private final int degree;

    Kin(int degree) {
        this.degree = degree;
    }

    /** 1 for those who share half of the genes, 2 for a quarter, 3 for an eighth. */
    public int degree() {
        return degree;
    }

    public boolean isParent() {
        return this == MOTHER || this == FATHER || this == PARENT;
    }

    /** What somebody is to a relative of this kin. */
    public Kin inverse() {
        return switch (this) {
            case MOTHER, FATHER, PARENT -> CHILD;
            case CHILD -> PARENT;
            case GRANDPARENT -> GRANDCHILD;
            case GRANDCHILD -> GRANDPARENT;
            case AUNT_UNCLE -> NIECE_NEPHEW;
            case NIECE_NEPHEW -> AUNT_UNCLE;
            case SIBLING, HALF_SIBLING, COUSIN -> this;
        };
    }

    /** By a code of HL7 (v3 RoleCode, v2 tables 0063 and 0131) or SNOMED CT; empty for who is no blood relative. */
    public static Optional<Kin> of(TermId code) {
        if (code.prefix().equals("SNOMEDCT")) {
            return Optional.ofNullable(SNOMED.get(code.local()));
        }
        if (!code.prefix().endsWith("RoleCode") && !code.prefix().contains("v2-0")) {
            return Optional.empty();
        }
        return COUSINS.contains(code.local())
                ? Optional.of(COUSIN)
                : ROLE_CODES.entrySet().stream()
                        .filter(each -> each.getValue().contains(code.local()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /** By any of the codes, else by the English word. */
    public static Optional<Kin> of(Concept concept) {
        return concept.codings().stream()
                .flatMap(coding -> of(coding.id()).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(concept.text()).flatMap(Kin::ofWord));
    }

    /** @param relationship a term id or a word, as {@code FamilyHistory.relationship} has it in the graph */
    public static Optional<Kin> of(String relationship) {
        return TermId.tryParse(relationship).flatMap(Kin::of).or(() -> ofWord(relationship));
    }

    private static Optional<Kin> ofWord(String word) {
        return Optional.ofNullable(WORDS.get(word.strip().toLowerCase(Locale.ROOT)));
    }
}
