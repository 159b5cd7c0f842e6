package org.sinew.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience.Role;

class DisclosureTests {

    private static final Audience RESEARCHER = new Audience("r", Set.of(Role.RESEARCHER), "research");
    private static final Audience CLINICIAN = new Audience("c", Set.of(Role.CLINICIAN), "treatment");

    private final Disclosure disclosure = new Disclosure(11, Set.of(Role.RESEARCHER));

    private static RoaringBitmap range(int from, int to) {
        return RoaringBitmap.bitmapOfRange(from, to);
    }

    @Test
    void aSmallCountIsWithheldAndSoIsThatOfNobody() {
        assertThat(disclosure.tell(RESEARCHER, range(0, 10))).isFalse();
        assertThat(disclosure.tell(RESEARCHER, range(0, 11))).isTrue();
        assertThat(disclosure.tell(RESEARCHER, new RoaringBitmap())).isFalse();
        assertThat(disclosure.tell(CLINICIAN, range(0, 1))).isTrue();
        assertThat(disclosure.mayTell(RESEARCHER, 10)).isFalse();
        assertThat(disclosure.mayTell(RESEARCHER, 0)).isTrue();
        assertThat(disclosure.mayTell(CLINICIAN, 1)).isTrue();
    }

    @Test
    void aSecondRoleWithoutAFloorLiftsIt() {
        assertThat(disclosure.guards(new Audience("b", Set.of(Role.RESEARCHER, Role.ADMIN), "research")))
                .isFalse();
        assertThat(disclosure.guards(new Audience("n", Set.of(), "research"))).isTrue();
    }

    @Test
    void repeatedQueriesThatDifferByFewAreWithheld() {
        assertThat(disclosure.tell(RESEARCHER, range(0, 40))).isTrue();
        assertThat(disclosure.tell(RESEARCHER, range(0, 40))).isTrue();
        assertThat(disclosure.tell(RESEARCHER, range(0, 35))).isFalse();
        assertThat(disclosure.tell(RESEARCHER, range(0, 29))).isTrue();
        assertThat(disclosure.tell(RESEARCHER, range(29, 40))).isTrue();
        assertThat(disclosure.tell(new Audience("other", Set.of(Role.RESEARCHER), ""), range(0, 35)))
                .isTrue();
    }

    @Test
    void inclusionAndExclusionDoesNotTellAnOverlap() {
        assertThat(disclosure.tell(RESEARCHER, range(0, 30))).isTrue();
        assertThat(disclosure.tell(RESEARCHER, range(25, 60))).isTrue();
        assertThat(disclosure.tell(RESEARCHER, range(0, 60))).isFalse();
    }

    @Test
    void aTableWithholdsASecondCell() {
        assertThat(disclosure.tell(RESEARCHER, range(0, 32))).isTrue();
        assertThat(disclosure.tellTable(RESEARCHER, List.of(range(0, 15), range(15, 27), range(27, 32))))
                .containsExactly(true, false, false);
    }

    @Test
    void cellsOfOnePatientEachAreBlurred() {
        List<RoaringBitmap> cells = new ArrayList<>(List.of(range(0, 50), range(50, 90)));
        IntStream.range(90, 105).forEach(i -> cells.add(range(i, i + 1)));
        assertThat(disclosure.tell(RESEARCHER, range(0, 105))).isTrue();
        List<Boolean> told = disclosure.tellTable(RESEARCHER, cells);
        assertThat(told.get(0)).isTrue();
        assertThat(told.subList(1, told.size())).containsOnly(false);
    }

    @Test
    void attritionIsToldWhereStepsLoseEnough() {
        List<RoaringBitmap> steps = List.of(range(0, 100), range(0, 80), range(0, 77), range(0, 60), range(0, 5));
        assertThat(disclosure.tell(RESEARCHER, steps)).containsExactly(true, true, false, true, false);
    }

    @Test
    void refusesAFloorBelowOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Disclosure(0, Set.of()));
    }

    @Test
    void manyAnswersDoNotMakeAnEarlierOneForgotten() {
        var random = new Random(3);
        assertThat(disclosure.tell(RESEARCHER, range(0, 200))).isTrue();
        int told = 0;
        for (int i = 0; i < 600; i++) {
            int from = 1_000 + random.nextInt(2_000) * 30;
            told += disclosure.tell(RESEARCHER, range(from, from + 300 + random.nextInt(9_000))) ? 1 : 0;
        }
        assertThat(told).isGreaterThan(300);
        assertThat(disclosure.remembered("r")).isGreaterThan(300);
        assertThat(disclosure.tell(RESEARCHER, range(0, 199))).isFalse();
    }

    @Test
    void aRestartForgetsNothingEvenIfPatientsAreNumberedAnew(@TempDir Path directory) {
        Set<Role> roles = Set.of(Role.RESEARCHER);
        var before = Disclosure.keptIn(directory, 11, roles, new Numbered(0));
        assertThat(before.tell(RESEARCHER, range(0, 40))).isTrue();
        assertThat(before.tell(RESEARCHER, range(60, 80))).isTrue();
        assertThat(before.tell(RESEARCHER, range(0, 35))).isFalse();

        var after = Disclosure.keptIn(directory, 11, roles, new Numbered(7));
        assertThat(after.tell(RESEARCHER, range(7, 47))).isTrue();
        assertThat(after.remembered("r")).isEqualTo(2);
        assertThat(after.tell(RESEARCHER, range(7, 42))).isFalse();

        assertThat(after.forget("r")).isEqualTo(2);
        var later = Disclosure.keptIn(directory, 11, roles, new Numbered(0));
        assertThat(later.remembered("r")).isZero();
        assertThat(later.tell(RESEARCHER, range(0, 35))).isTrue();
    }

    @Test
    void anAnswerThatWasCutOffByACrashWasNeverTold(@TempDir Path directory) throws IOException {
        var patients = new Numbered(0);
        var before = Disclosure.keptIn(directory, 11, Set.of(Role.RESEARCHER), patients);
        before.tell(RESEARCHER, range(0, 40));
        before.tell(RESEARCHER, range(50, 90));
        Path file;
        try (var files = Files.list(directory)) {
            file = files.filter(each -> each.toString().endsWith(".told"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] all = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(all, all.length - 3));
        var after = Disclosure.keptIn(directory, 11, Set.of(Role.RESEARCHER), patients);
        assertThat(after.remembered("r")).isEqualTo(1);
        assertThat(after.tell(RESEARCHER, range(50, 90))).isTrue();
    }

    /** The attack: any union of the atoms of all told sets, by rational elimination over all of them. */
    @Property(tries = 2_000)
    void nothingSmallFollowsFromWhatIsTold(
            @ForAll Random random,
            @ForAll @IntRange(min = 4, max = 14) int patients,
            @ForAll @IntRange(min = 2, max = 5) int floor) {
        var small = new Disclosure(floor, Set.of(Role.RESEARCHER));
        List<RoaringBitmap> told = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            RoaringBitmap set = random(random, patients, told);
            if (small.tell(RESEARCHER, set) && !set.isEmpty()) {
                told.add(set);
            }
        }
        for (RoaringBitmap target : unionsOfAtoms(told, patients)) {
            int size = target.getCardinality();
            if (size > 0 && size < floor) {
                assertThat(isDerivable(target, told, patients))
                        .as("%s from %s", target, told)
                        .isFalse();
            }
        }
    }

    /** And nothing is withheld that could have been told. */
    @Property(tries = 1_000)
    void onlyWhatWouldRevealIsWithheld(@ForAll Random random, @ForAll @IntRange(min = 4, max = 12) int patients) {
        int floor = 3;
        var small = new Disclosure(floor, Set.of(Role.RESEARCHER));
        List<RoaringBitmap> told = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            RoaringBitmap set = random(random, patients, told);
            if (small.tell(RESEARCHER, set)) {
                told.add(set);
            } else if (!set.isEmpty()) {
                List<RoaringBitmap> withIt = new ArrayList<>(told);
                withIt.add(set);
                assertThat(unionsOfAtoms(withIt, patients).stream()
                                .filter(target -> !target.isEmpty() && target.getCardinality() < floor)
                                .anyMatch(target -> isDerivable(target, withIt, patients)))
                        .isTrue();
            }
        }
    }

    /** Often made of earlier sets, as those of an attacker are. */
    private static RoaringBitmap random(Random random, int patients, List<RoaringBitmap> earlier) {
        var set = new RoaringBitmap();
        IntStream.range(0, patients).filter(i -> random.nextInt(3) > 0).forEach(set::add);
        if (!earlier.isEmpty() && random.nextBoolean()) {
            RoaringBitmap other = earlier.get(random.nextInt(earlier.size())).clone();
            switch (random.nextInt(4)) {
                case 0 -> other.or(set);
                case 1 -> other.and(set);
                case 2 -> other.xor(set);
                default -> other.flip((long) random.nextInt(patients), patients);
            }
            return other;
        }
        return set;
    }

    private static List<RoaringBitmap> unionsOfAtoms(List<RoaringBitmap> sets, int patients) {
        List<RoaringBitmap> atoms = new ArrayList<>();
        for (int patient = 0; patient < patients; patient++) {
            var atom = RoaringBitmap.bitmapOfRange(0, patients);
            for (RoaringBitmap set : sets) {
                if (set.contains(patient)) {
                    atom.and(set);
                } else {
                    atom.andNot(set);
                }
            }
            if (!atoms.contains(atom)) {
                atoms.add(atom);
            }
        }
        List<RoaringBitmap> unions = new ArrayList<>();
        for (int chosen = 1; chosen < 1 << atoms.size(); chosen++) {
            var union = new RoaringBitmap();
            for (int i = 0; i < atoms.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    union.or(atoms.get(i));
                }
            }
            unions.add(union);
        }
        return unions;
    }

    private static boolean isDerivable(RoaringBitmap target, List<RoaringBitmap> sets, int patients) {
        List<RoaringBitmap> with = new ArrayList<>(sets);
        with.add(target);
        return rank(with, patients) == rank(sets, patients);
    }

    /** Fraction-free elimination over the integers. */
    private static int rank(List<RoaringBitmap> sets, int patients) {
        List<BigInteger[]> rows = new ArrayList<>();
        for (RoaringBitmap set : sets) {
            rows.add(IntStream.range(0, patients)
                    .mapToObj(i -> set.contains(i) ? BigInteger.ONE : BigInteger.ZERO)
                    .toArray(BigInteger[]::new));
        }
        int rank = 0;
        for (int column = 0; column < patients && rank < rows.size(); column++) {
            int at = column;
            int from = rank;
            int pivot = IntStream.range(from, rows.size())
                    .filter(i -> rows.get(i)[at].signum() != 0)
                    .findFirst()
                    .orElse(-1);
            if (pivot >= 0) {
                java.util.Collections.swap(rows, rank, pivot);
                BigInteger[] top = rows.get(rank);
                for (int i = rank + 1; i < rows.size(); i++) {
                    BigInteger[] row = rows.get(i);
                    BigInteger factor = row[column];
                    for (int c = 0; c < patients; c++) {
                        row[c] = row[c].multiply(top[column]).subtract(top[c].multiply(factor));
                    }
                }
                rank++;
            }
        }
        return rank;
    }
}
