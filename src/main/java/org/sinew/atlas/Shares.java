package org.sinew.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.statistics.Counts;
import org.sinew.cohort.Person;
import org.sinew.cohort.Timelines;

/** How many of each group of a population are among some of them, as far as it may be told. */
record Shares(Timelines timelines, Guard guard, RoaringBitmap population, RoaringBitmap having) {

    private static final double YEAR = 365.2425;
    private static final int OLDEST = 90;
    private static final int DECADE = 10;

    List<Occurrence.Share> byAge() {
        return by(this::age);
    }

    List<Occurrence.Share> bySex() {
        return by(patient -> timelines.sex(patient).name().toLowerCase(Locale.ROOT));
    }

    List<Occurrence.Share> byRegion() {
        return by(patient -> {
            String region = timelines.person(patient).regionName();
            return region == null ? "unknown" : region;
        });
    }

    /** Ten years of age at the end of what is known of the patient. */
    String age(int patient) {
        Person person = timelines.person(patient);
        if (person.birthDay() == Timelines.UNKNOWN || person.observedTo() == Timelines.UNKNOWN) {
            return "unknown";
        }
        int years = (int) ((person.observedTo() - person.birthDay()) / YEAR);
        int band = Math.max(0, Math.min(OLDEST, years / DECADE * DECADE));
        return band == OLDEST ? "90 and over" : String.format(Locale.ROOT, "%02d to %02d", band, band + DECADE - 1);
    }

    private List<Occurrence.Share> by(IntFunction<String> group) {
        Map<String, RoaringBitmap> groups = new TreeMap<>();
        population.forEach((org.roaringbitmap.IntConsumer)
                patient -> groups.computeIfAbsent(group.apply(patient), key -> new RoaringBitmap())
                        .add(patient));
        List<RoaringBitmap> all = List.copyOf(groups.values());
        List<RoaringBitmap> with =
                all.stream().map(each -> RoaringBitmap.and(each, having)).toList();
        List<Boolean> allTold = guard.table(all);
        List<Boolean> withTold = guard.table(with);
        List<Occurrence.Share> shares = new ArrayList<>();
        for (String label : groups.keySet()) {
            int i = shares.size();
            int patients = all.get(i).getCardinality();
            int cases = with.get(i).getCardinality();
            shares.add(new Occurrence.Share(
                    label,
                    allTold.get(i) ? (Integer) patients : null,
                    withTold.get(i) ? (Integer) cases : null,
                    allTold.get(i) && withTold.get(i) ? Counts.proportion(cases, patients) : null));
        }
        return shares;
    }
}
