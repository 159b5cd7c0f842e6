package org.sinew.atlas;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.atlas.patients.Histories;
import org.sinew.atlas.statistics.Aberration;
import org.sinew.cohort.Timelines;
import org.sinew.term.TermId;

/** Weekly new cases by region against their own past. */
final class Watching {

    private static final int WEEK = 7;
    private static final String NOWHERE = "";

    private final Catalogue catalogue;
    private final Timelines timelines;
    private final Histories histories;
    private final TermId term;
    private final Guard guard;

    Watching(Catalogue catalogue, TermId term, @Nullable RoaringBitmap among, Guard guard) {
        this.catalogue = catalogue;
        this.timelines = catalogue.timelines();
        this.histories = catalogue.histories(among);
        this.term = term;
        this.guard = guard;
    }

    /**
     * Weeks whose count may not be told are left out.
     *
     * @param weeks the latest ones up to the last on record
     */
    List<Warning> warnings(MapNode of, int weeks, @Nullable WarningMethod asked, boolean all) {
        int firstMonday = monday(extreme(timelines::observedFrom, true));
        int lastMonday = monday(extreme(timelines::observedTo, false));
        int length = (lastMonday - firstMonday) / WEEK + 1;
        WarningMethod method = WarningMethod.of(asked, length);
        List<Warning> found = new ArrayList<>();
        regions(firstMonday).forEach((region, cases) -> {
            long[] counts = new long[length];
            cases.forEach((week, patients) -> counts[week] = patients.getCardinality());
            for (Aberration each : method.latest(counts, weeks)) {
                RoaringBitmap patients = cases.getOrDefault(each.index(), new RoaringBitmap());
                if ((all || each.alarm()) && mayTell(patients, cases, method.past(each.index()))) {
                    found.add(warning(of, region, firstMonday, each, method));
                }
            }
        });
        found.sort(Comparator.comparing(Warning::week)
                .reversed()
                .thenComparing(Comparator.comparingDouble(Warning::score).reversed()));
        return found;
    }

    /** What is expected is calculated from the weeks before, so how many these held is told with it. */
    private boolean mayTell(RoaringBitmap now, Map<Integer, RoaringBitmap> cases, int[] past) {
        RoaringBitmap before = new RoaringBitmap();
        for (int week = past[0]; week < past[1]; week++) {
            before.or(cases.getOrDefault(week, new RoaringBitmap()));
        }
        return guard.counts(List.of(now, before)).stream().allMatch(Boolean::booleanValue);
    }

    private Warning warning(MapNode of, String region, int firstMonday, Aberration found, WarningMethod method) {
        return new Warning(
                of,
                region.equals(NOWHERE) ? null : region,
                LocalDate.ofEpochDay(firstMonday + (long) WEEK * found.index()),
                Math.toIntExact(found.observed()),
                guard.rounded(found.expected()),
                guard.rounded(found.threshold()),
                guard.rounded(found.score()),
                found.alarm(),
                method,
                timelines.commit());
    }

    /** By region and week those who got it for the first time, after their record began. */
    private Map<String, Map<Integer, RoaringBitmap>> regions(int firstMonday) {
        Map<String, Map<Integer, RoaringBitmap>> regions = new TreeMap<>();
        histories.probe(timelines, catalogue.item(term)).each((patient, day) -> {
            if (day != Timelines.UNKNOWN && day >= firstMonday) {
                String region = timelines.person(patient).regionName();
                regions.computeIfAbsent(region == null ? NOWHERE : region, key -> new TreeMap<>())
                        .computeIfAbsent((day - firstMonday) / WEEK, key -> new RoaringBitmap())
                        .add(patient);
            }
        });
        return regions;
    }

    private int extreme(java.util.function.IntUnaryOperator day, boolean isLeast) {
        var known = histories.population().members().stream().map(day).filter(each -> each != Timelines.UNKNOWN);
        return (isLeast ? known.min() : known.max()).orElse(0);
    }

    private static int monday(int day) {
        return (int) LocalDate.ofEpochDay(day)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .toEpochDay();
    }
}
