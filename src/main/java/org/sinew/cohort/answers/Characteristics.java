package org.sinew.cohort.answers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.cohort.EventCode;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Events;
import org.sinew.cohort.Sex;
import org.sinew.cohort.TermSet;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.statistics.Moments;

/** Who the patients of a group are, on their index dates. */
public final class Characteristics {

    private static final int BAND = 10;
    private static final String UNKNOWN = "unknown";

    private final Group group;

    public Characteristics(Group group) {
        this.group = group;
    }

    /** Ages in years on the index date, of those where it is known. */
    public Moments ages() {
        return Moments.of(group.patients().stream().mapToDouble(group::age).filter(age -> !Double.isNaN(age)));
    }

    /** Who has a known age. */
    public RoaringBitmap aged() {
        var aged = new RoaringBitmap();
        group.each(patient -> {
            if (!Double.isNaN(group.age(patient))) {
                aged.add(patient);
            }
        });
        return aged;
    }

    /** Every patient in exactly one. */
    public List<Share> sexes() {
        Map<Sex, RoaringBitmap> found = new EnumMap<>(Sex.class);
        group.each(patient -> found.computeIfAbsent(group.timelines().sex(patient), sex -> new RoaringBitmap())
                .add(patient));
        return found.entrySet().stream()
                .map(e -> new Share(null, e.getKey().name().toLowerCase(java.util.Locale.ROOT), e.getValue()))
                .toList();
    }

    /** Bands of ten years on the index date: {@code 40–49}; every patient in exactly one. */
    public List<Share> ageBands() {
        Map<Integer, RoaringBitmap> found = new TreeMap<>();
        group.each(patient -> {
            double age = group.age(patient);
            int band = Double.isNaN(age) ? Integer.MAX_VALUE : (int) Math.floor(age / BAND);
            found.computeIfAbsent(band, key -> new RoaringBitmap()).add(patient);
        });
        return found.entrySet().stream()
                .map(e -> new Share(null, band(e.getKey()), e.getValue()))
                .toList();
    }

    private static String band(int number) {
        return number == Integer.MAX_VALUE ? UNKNOWN : number * BAND + "–" + (number * BAND + BAND - 1);
    }

    /** Most patients first; every patient in exactly one. */
    public List<Share> regions() {
        Map<String, RoaringBitmap> found = new TreeMap<>();
        group.each(patient -> {
            String region = group.timelines().person(patient).regionName();
            found.computeIfAbsent(region == null ? UNKNOWN : region, key -> new RoaringBitmap())
                    .add(patient);
        });
        return mostFirst(found.entrySet().stream()
                .map(e -> new Share(null, e.getKey(), e.getValue()))
                .toList());
    }

    /** Who has such an event in the window, by code, most patients first; a patient may be in many. */
    public List<Share> prevalence(EventKind kind, Window window) {
        return prevalence(kind, window, code -> true);
    }

    /** @param wanted of which codes */
    public List<Share> prevalence(EventKind kind, Window window, Predicate<EventCode> wanted) {
        List<Share> shares = new ArrayList<>();
        for (EventCode code : group.timelines().codes(kind)) {
            if (!code.ids().isEmpty() && wanted.test(code)) {
                RoaringBitmap patients = having(kind, TermSet.of(code.ids().getFirst()), window);
                if (!patients.isEmpty()) {
                    shares.add(new Share(kind, code.ids().getFirst().toString(), patients));
                }
            }
        }
        return mostFirst(distinct(shares));
    }

    /** Who has such an event in the window, negated ones left out. */
    public RoaringBitmap having(EventKind kind, TermSet terms, Window window) {
        var found = new RoaringBitmap();
        RoaringBitmap candidates = RoaringBitmap.and(group.timelines().patients(kind, terms), group.patients());
        if (candidates.isEmpty()) {
            return found;
        }
        Events events = group.timelines().events(kind, terms, candidates);
        for (int i = 0; i < events.size(); i++) {
            if (!events.flavour(i).isNegated() && window.holds(events.day(i), group.indexOf(events.patient(i)))) {
                found.add(events.patient(i));
            }
        }
        return found;
    }

    /** Quantities by code and unit, each patient's last value in the window, most patients first. */
    public List<Measured> measurements(Window window) {
        List<Measured> all = new ArrayList<>();
        for (EventCode code : group.timelines().codes(EventKind.MEASUREMENT)) {
            if (!code.ids().isEmpty()) {
                all.addAll(measured(code, window));
            }
        }
        all.sort(Comparator.comparingInt((Measured m) -> -m.patients().getCardinality())
                .thenComparing(Measured::key)
                .thenComparing(Measured::unit));
        return all;
    }

    private List<Measured> measured(EventCode code, Window window) {
        TermSet terms = TermSet.of(code.ids().getFirst());
        Map<String, Map<Integer, Double>> last = new TreeMap<>();
        Timelines timelines = group.timelines();
        Events events = timelines.events(EventKind.MEASUREMENT, terms, group.patients());
        for (int i = 0; i < events.size(); i++) {
            boolean counts = !Double.isNaN(events.value(i))
                    && events.code(i).number() == code.number()
                    && !events.flavour(i).isNegated()
                    && window.holds(events.day(i), group.indexOf(events.patient(i)));
            if (counts) {
                String unit = events.flavour(i).unit();
                last.computeIfAbsent(unit == null ? "" : unit, key -> new HashMap<>())
                        .put(events.patient(i), events.value(i));
            }
        }
        List<Measured> found = new ArrayList<>();
        last.forEach((unit, values) -> found.add(new Measured(
                code.ids().getFirst().toString(),
                unit,
                RoaringBitmap.bitmapOf(
                        values.keySet().stream().mapToInt(Integer::intValue).toArray()),
                Moments.of(values.values().stream().mapToDouble(Double::doubleValue)))));
        return found;
    }

    /** Codes that differ only in what else they are coded as have the same first id. */
    private static List<Share> distinct(List<Share> shares) {
        Map<String, Share> byKey = new HashMap<>();
        shares.forEach(share -> byKey.putIfAbsent(share.key(), share));
        return List.copyOf(byKey.values());
    }

    private static List<Share> mostFirst(List<Share> shares) {
        return shares.stream()
                .sorted(Comparator.comparingInt((Share share) -> -share.count()).thenComparing(Share::key))
                .toList();
    }
}
