package org.sinew.access;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
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
 * Nobody is a small group too: that somebody known does not have a disease is told by a zero. One word stands for all that is
 * withheld, small or not, and lists leave its keys out, so that it does not betray which cell is small, or that there is one.
 *
 * Answers are kept on disk for ever by numbers of their own, so neither many questions nor a restart nor a rebuild of the
 * timelines makes them forgotten; after {@value AnswerLedger#MOST} independent ones a user is told only what follows from
 * these, until an administrator has looked and lets them be forgotten.
 *
 * Limits: answers to different users are not joined. That something is withheld can itself tell: who is told |A| and not
 * |A without one known person| may conclude that this person is in A. No rule that looks at the data to withhold is free of
 * that (Kenthapadi, Mishra, Nissim 2005, Simulatable auditing, PODS); only noise or a fixed set of questions would be.
 *
 * [1] Hundepool et al. 2012, Statistical Disclosure Control, ch. 4. [2] Denning, Denning, Schwartz 1979, ACM TODS 4:76.
 * [3] Chin, Özsoyoğlu 1982, IEEE Trans Softw Eng 8:574.
 */

/** The floor below which counts are not told, and what was told to whom. Safe for use by many threads. */
public final class Disclosure {

    /** What the European Medicines Agency and the US CMS use: fewer than eleven are not shown. */
    public static final int USUAL_FLOOR = 11;

    private final int floor;
    private final Set<Role> guarded;
    private final AnswerBook book;

    /**
     * @param floor the smallest count that is told, from 1 (everything is)
     * @param guarded whoever has none but these roles is told no less
     */
    public Disclosure(int floor, Set<Role> guarded) {
        this(floor, guarded, new AnswerBook(checked(floor)));
    }

    private Disclosure(int floor, Set<Role> guarded, AnswerBook book) {
        this.floor = floor;
        this.guarded = Set.copyOf(guarded);
        this.book = book;
    }

    /**
     * One that remembers beyond the process.
     *
     * @param directory where what was told is kept
     */
    public static Disclosure keptIn(Path directory, int floor, Set<Role> guarded, Patients patients) {
        return new Disclosure(floor, guarded, new AnswerBook(checked(floor), directory, patients));
    }

    private static int checked(int floor) {
        if (floor < 1) {
            throw new IllegalArgumentException("a disclosure floor is at least 1, not " + floor);
        }
        return floor;
    }

    /** Tells everything to everybody: for tests and tools of whoever holds the data. */
    public static Disclosure open() {
        return new Disclosure(1, Set.of());
    }

    /** For whoever asks: it guards everybody, at no less than the usual floor. */
    public static Disclosure forPublication(int floor) {
        return new Disclosure(Math.max(USUAL_FLOOR, floor), Set.of(Role.values()));
    }

    public int floor() {
        return floor;
    }

    /** How many independent answers a user is given. */
    public static int most() {
        return AnswerLedger.MOST;
    }

    /** Whether the floor holds for that audience. */
    public boolean guards(Audience audience) {
        return floor > 1 && guarded.containsAll(audience.roles());
    }

    /** @throws NotShown for an audience that may not see single patients */
    public void requirePatients(Audience audience) {
        if (guards(audience)) {
            throw new NotShown(floor);
        }
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
        AnswerBook.Page page = book.of(audience.user());
        synchronized (page) {
            IntStream.range(0, told.length)
                    .boxed()
                    .sorted(Comparator.comparingLong(
                            (Integer i) -> -patients.get(i).getLongCardinality()))
                    .forEach(i -> told[i] = page.tell(patients.get(i), book));
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

    /** How many independent answers the user was given. */
    public int remembered(String user) {
        AnswerBook.Page page = book.of(user);
        synchronized (page) {
            return page.remembered();
        }
    }

    /** Forgets them: from then on they protect nobody. Gives how many there were. */
    public int forget(String user) {
        AnswerBook.Page page = book.of(user);
        synchronized (page) {
            return page.forget();
        }
    }
}
