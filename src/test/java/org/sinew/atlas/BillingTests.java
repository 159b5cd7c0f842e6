package org.sinew.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Disclosure;
import org.sinew.cohort.Dating;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.Person;
import org.sinew.cohort.Sex;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.TimelinesBuilder;
import org.sinew.term.TermId;

/**
 * Twenty women with the disease from day 1000 on, observed from 0 to 4000, billed 100 USD a year, the first one 90,000; ten
 * others without it. Each bill is repeated by an explanation of benefit. The first two women stay in hospital again and again.
 */
class BillingTests {

    private static final Offset<Double> EXACT = Offset.offset(1e-9);
    private static final int ILL = 20;
    private static final int PEOPLE = 30;
    private static final int SINCE = 1_000;

    private final int[] first = new int[PEOPLE];
    private final RoaringBitmap having = RoaringBitmap.bitmapOfRange(0, ILL);
    private final Timelines timelines = timelines();

    private Timelines timelines() {
        TimelinesBuilder builder = new TimelinesBuilder();
        int claim = builder.code(EventKind.CLAIM, List.of(new TermId("CLAIM", "1")));
        int visit = builder.code(EventKind.ENCOUNTER, List.of(new TermId("ENC", "1")));
        int usd = builder.flavour(Flavour.of(null, null, "USD"));
        int benefit = builder.flavour(
                new Flavour(null, null, null, null, "USD", null, "explanation of benefit", null, null, null));
        int stay = builder.flavour(new Flavour(null, null, null, "IMP", null, null, null, null, null, null));
        for (int i = 0; i < PEOPLE; i++) {
            int patient = builder.person(
                    new Person("p" + i, -15_000, Dating.DAY, Sex.FEMALE, false, Timelines.UNKNOWN, null, 0, 4_000));
            first[patient] = i < ILL ? SINCE : Timelines.UNKNOWN;
            for (int year = 0; i < ILL && year < 5; year++) {
                double paid = i == 0 && year == 0 ? 90_000 : 100 + i;
                int day = SINCE + 10 + (int) (year * 365.2425);
                builder.event(patient, claim, day, Dating.DAY, Timelines.UNKNOWN, paid, usd, 0);
                builder.event(patient, claim, day, Dating.DAY, Timelines.UNKNOWN, paid, benefit, 0);
            }
        }
        // one stay of two parts, back after 10 days; another, back after 31 days, which is too late
        stay(builder, 0, visit, stay, 1_100, 1_104);
        stay(builder, 0, visit, stay, 1_104, 1_110);
        stay(builder, 0, visit, stay, 1_120, 1_121);
        stay(builder, 1, visit, stay, 1_200, 1_203);
        stay(builder, 1, visit, stay, 1_234, 1_236);
        // before the disease
        stay(builder, 1, visit, stay, 900, 901);
        stay(builder, 25, visit, stay, 1_300, 1_301);
        return builder.build(1);
    }

    private static void stay(TimelinesBuilder builder, int patient, int code, int flavour, int from, int to) {
        builder.event(patient, code, from, Dating.DAY, to, Double.NaN, flavour, 0);
    }

    private Billing billing(int floor) {
        Guard guard = new Guard(
                new Disclosure(floor, Set.of(Audience.Role.RESEARCHER)),
                new Audience("somebody", Set.of(Audience.Role.RESEARCHER), "research"));
        return new Billing(timelines, guard, having, first);
    }

    @Test
    void whoComesBackWithinThirtyDaysIsReadmitted() {
        Occurrence.Readmission found = Objects.requireNonNull(billing(1).readmission(timelines.present()));
        // 1100 to 1110 (back on 1120), 1120 to 1121, 1200 to 1203, 1234 to 1236
        assertThat(found.stays()).isEqualTo(4);
        assertThat(found.readmitted()).isEqualTo(1);
        // of six stays of that sex and decade of age in all, one is followed by another
        assertThat(found.expected()).isCloseTo(4 / 6.0, EXACT);
        assertThat(found.ratio().value()).isCloseTo(1.5, EXACT);
    }

    @Test
    void costsFollowTheDisease() {
        List<Occurrence.Year> dollars = billing(1).course().stream()
                .filter(year -> year.spread().unit().equals("USD/a"))
                .toList();
        assertThat(dollars.stream().map(Occurrence.Year::year)).containsExactly(-2, -1, 0, 1, 2, 3, 4, 5);
        assertThat(dollars.get(1).spread().mean()).isZero();
        double others = 0;
        for (int i = 1; i < ILL; i++) {
            others += 100 + i;
        }
        assertThat(dollars.get(2).spread().mean()).isCloseTo((90_000 + others) / ILL, EXACT);
        assertThat(dollars.get(2).spread().count()).isEqualTo(ILL);
    }

    @Test
    void whoIsFarFromThePeersIsNamedToWhoMaySeePatients() {
        List<Occurrence.Outlier> found = billing(1).outliers();
        assertThat(found).first().satisfies(outlier -> {
            assertThat(outlier.patient()).isEqualTo("p0");
            assertThat(outlier.unit()).isEqualTo("USD/a");
            assertThat(outlier.peers()).isEqualTo(ILL);
            assertThat(outlier.score()).isGreaterThan(3.5);
        });
        assertThat(billing(11).outliers()).isEmpty();
    }

    /** 0.6745 (x - median) / MAD over logarithms, written out. */
    @Test
    void modifiedZ() {
        double[] peers = {1, 2, 4, 8, 16, 32, 64};
        double[] logs = Arrays.stream(peers).map(x -> Math.log(x + 1)).toArray();
        double[] away =
                Arrays.stream(logs).map(x -> Math.abs(x - Math.log(9))).sorted().toArray();
        assertThat(Billing.modifiedZ(64, peers)).isCloseTo(0.6745 * (Math.log(65) - Math.log(9)) / away[3], EXACT);
        assertThat(Billing.modifiedZ(5, new double[] {3, 3, 3, 9})).isZero();
    }
}
