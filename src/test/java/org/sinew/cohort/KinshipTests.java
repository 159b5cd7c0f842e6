package org.sinew.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.patient.Kin;

class KinshipTests {

    private static final int PEOPLE = 240;
    private static final int FAMILY = 8;
    private static final List<Kin> KINS = List.of(Kin.values());

    /** Of one wanted as of many, everybody is found whose own walk meets them; those are walked differently. */
    @Property(tries = 300)
    void whoeverHasSuchARelativeIsFound(@ForAll Random random, @ForAll @IntRange(min = 1, max = 80) int size) {
        Timelines state = town(random);
        var these = new RoaringBitmap();
        IntStream.range(0, size).forEach(i -> these.add(random.nextInt(PEOPLE)));
        List<Kin> kin = random.nextInt(3) == 0 ? List.of() : List.of(any(random), any(random));
        Integer degree = random.nextInt(3) == 0 ? (Integer) (1 + random.nextInt(3)) : null;
        var asked = new Criterion.Relative(kin, degree, new Criterion.And(List.of()));

        RoaringBitmap found = state.kinship().relatives(state, these, asked);

        int[] expected = IntStream.range(0, PEOPLE)
                .filter(one -> state.kinship().of(one).entrySet().stream()
                        .anyMatch(each -> these.contains(each.getKey())
                                && asked.isKin(Kinship.bySex(each.getValue(), state.sex(each.getKey())))))
                .toArray();
        assertThat(found.toArray()).isEqualTo(expected);
    }

    /** The child says that the aunt is her mother, the aunt says that the child is hers: the first kin counts from either side. */
    @Test
    void contradictingRecordsOfAnAuntHideNoCousin() {
        TimelinesBuilder builder = new TimelinesBuilder();
        for (int i = 0; i < 4; i++) {
            builder.person(Person.born("p" + i, 0, Sex.UNKNOWN));
        }
        builder.relative(0, 1, Kin.MOTHER);
        builder.relative(1, 2, Kin.SIBLING);
        builder.relative(3, 2, Kin.MOTHER);
        builder.relative(2, 3, Kin.MOTHER);
        assertThat(builder.build(1).kinship().of(0))
                .containsEntry(2, Kin.AUNT_UNCLE)
                .containsEntry(3, Kin.COUSIN);
    }

    private static Kin any(Random random) {
        return KINS.get(random.nextInt(KINS.size()));
    }

    /** Families of eight, of whom some are related as they happen to be. */
    private static Timelines town(Random random) {
        TimelinesBuilder builder = new TimelinesBuilder();
        List<Sex> sexes = List.of(Sex.FEMALE, Sex.MALE, Sex.UNKNOWN);
        for (int i = 0; i < PEOPLE; i++) {
            builder.person(Person.born("p" + i, 0, sexes.get(random.nextInt(sexes.size()))));
        }
        List<Kin> common = new ArrayList<>(KINS);
        common.addAll(List.of(Kin.MOTHER, Kin.FATHER, Kin.PARENT, Kin.CHILD, Kin.PARENT, Kin.SIBLING));
        for (int tie = 0; tie < PEOPLE; tie++) {
            int family = random.nextInt(PEOPLE / FAMILY) * FAMILY;
            int one = family + random.nextInt(FAMILY);
            int other = family + random.nextInt(FAMILY);
            builder.relative(one, other, common.get(random.nextInt(common.size())));
        }
        return builder.build(1);
    }
}
