package org.sinew.access;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience.Role;

/*
 * What counts may be told so that no small group of patients can be counted.
 *
 * A count from 1 to floor − 1 is never told, and never lets itself be derived: a count is told only if no set of 1 to
 * floor − 1 patients has a size that is a linear combination of all sizes told to this user. That covers what statistical
 * disclosure control knows as primary and complementary suppression in tables [1], consecutive steps of an attrition, the
 * complement of a group, overlaps by inclusion and exclusion, trackers [2] and the differencing of queries asked at
 * different times, with one rule: the audit of sums of Chin and Özsoyoğlu [3], restricted to small groups.
 *
 * The sets told so far cut the patients into atoms; sizes are rows of a 0/1 matrix over the atoms. A derivable small set is
 * a 0/1 row of the row space whose support consists of small atoms only. The rows that vanish on every large atom are a
 * space of small dimension, nearly always none, and are enumerated. A new row costs O(patients) to refine the atoms and
 * O(rows²) for each large atom until the large ones alone have full rank.
 *
 * Zero is told: it names nobody. One word stands for all that is withheld, small or not, so that what is withheld to protect
 * another cell does not betray which one is small. Since zeros are told, withheld cells of a table hold one patient at
 * least; where that would fix them (their sum is their number), a further cell is withheld.
 *
 * Limits: answers to different users are not joined, and those before the latest {@value AnswerLedger#KEPT} of a user are
 * forgotten, as are all when the process ends.
 *
 * [1] Hundepool et al. 2012, Statistical Disclosure Control, ch. 4. [2] Denning, Denning, Schwartz 1979, ACM TODS 4:76.
 * [3] Chin, Özsoyoğlu 1982, IEEE Trans Softw Eng 8:574.
 */

/** The floor below which counts are not told, and what was told to whom. Safe for use by many threads. */
public final class Disclosure {

    /** What the European Medicines Agency and the US CMS use: fewer than eleven are not shown. */
    public static final int USUAL_FLOOR = 11;

    private static final int USERS = 1_000;

    private final int floor;
    private final Set<Role> guarded;
    private final Map<String, AnswerLedger> ledgers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AnswerLedger> eldest) {
            return size() > USERS;
        }
    };

    /**
     * @param floor the smallest count that is told, from 1 (everything is)
     * @param guarded whoever has none but these roles is told no less
     */
    public Disclosure(int floor, Set<Role> guarded) {
        if (floor < 1) {
            throw new IllegalArgumentException("a disclosure floor is at least 1, not " + floor);
        }
        this.floor = floor;
        this.guarded = Set.copyOf(guarded);
    }

    /** For whoever asks: it guards everybody, at no less than the usual floor. */
    public static Disclosure forPublication(int floor) {
        return new Disclosure(Math.max(USUAL_FLOOR, floor), Set.of(Role.values()));
    }

    public int floor() {
        return floor;
    }

    /** Whether the floor holds for that audience. */
    public boolean guards(Audience audience) {
        return floor > 1 && guarded.containsAll(audience.roles());
    }

    /** Whether a number of events, measurements or the like may be told; patients are told by {@link #tell}. */
    public boolean mayTell(Audience audience, long count) {
        return !guards(audience) || count == 0 || count >= floor;
    }

    /** Whether the size of that set may be told, and remembers that it was. */
    public boolean tell(Audience audience, RoaringBitmap patients) {
        return tell(audience, List.of(patients)).getFirst();
    }

    /**
     * Which of these sets' sizes may be told together with all that this user was told before, and remembers that they
     * were. Large sets are preferred. What is calculated from a size that is withheld must be withheld too.
     *
     * @param patients sets over the same numbering of patients as ever
     */
    public List<Boolean> tell(Audience audience, List<RoaringBitmap> patients) {
        if (!guards(audience)) {
            return patients.stream().map(each -> true).toList();
        }
        Boolean[] told = new Boolean[patients.size()];
        AnswerLedger ledger = ledger(audience.user());
        synchronized (ledger) {
            IntStream.range(0, told.length)
                    .boxed()
                    .sorted(Comparator.comparingLong(
                            (Integer i) -> -patients.get(i).getLongCardinality()))
                    .forEach(i -> told[i] = ledger.tell(patients.get(i)));
        }
        return List.of(told);
    }

    /**
     * The same for the cells of a table, which share no patient.
     *
     * @return for each cell, whether it may be told
     */
    public List<Boolean> tellTable(Audience audience, List<RoaringBitmap> cells) {
        int blurred = guards(audience) ? blurred(cells) : -1;
        List<RoaringBitmap> offered = IntStream.range(0, cells.size())
                .filter(i -> i != blurred)
                .mapToObj(cells::get)
                .toList();
        List<Boolean> told = tell(audience, offered);
        return IntStream.range(0, cells.size())
                .mapToObj(i -> i != blurred && told.get(blurred >= 0 && i > blurred ? i - 1 : i))
                .toList();
    }

    /** Where every small cell holds a single patient, their known sum would tell that: the smallest other cell joins them. */
    private int blurred(List<RoaringBitmap> cells) {
        long singles = cells.stream().filter(cell -> cell.getCardinality() == 1).count();
        boolean othersSmall =
                cells.stream().anyMatch(cell -> cell.getCardinality() > 1 && cell.getCardinality() < floor);
        if (singles == 0 || othersSmall) {
            return -1;
        }
        return IntStream.range(0, cells.size())
                .filter(i -> cells.get(i).getCardinality() >= floor)
                .boxed()
                .min(Comparator.comparingInt((Integer i) -> cells.get(i).getCardinality()))
                .orElse(-1);
    }

    private AnswerLedger ledger(String user) {
        synchronized (ledgers) {
            return ledgers.computeIfAbsent(user, name -> new AnswerLedger(floor));
        }
    }
}
