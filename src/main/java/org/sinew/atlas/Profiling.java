package org.sinew.atlas;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Reads;
import org.sinew.atlas.patients.Histories;
import org.sinew.atlas.patients.Item;
import org.sinew.atlas.statistics.FalseDiscovery;
import org.sinew.atlas.statistics.FunnelPlot;
import org.sinew.cohort.EventCode;
import org.sinew.cohort.Timelines;
import org.sinew.graph.Statements;
import org.sinew.term.TermId;
import org.sinew.term.Wording;

/**
 * Providers against their peers, in the making. A case is an encounter for the disease: it is the encounter's reason, or was
 * recorded in it. Cases are alike if they share sex, decade of age and the class of encounter; only stays in hospital have
 * days. Its bills are the claims of the encounter; an explanation of benefit counts where there is no claim for it.
 */
final class Profiling {

    /** Encounters that are read. */
    static final int LARGEST = 500_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final double DECADE = 3_652.425;
    private static final String DAYS = "d";

    private record Case(int patient, String stratum, String provider, double amount) {}

    private record Point(String unit, String provider, List<Case> cases, FunnelPlot.Point found, double qValue) {

        RoaringBitmap patients() {
            RoaringBitmap patients = new RoaringBitmap();
            cases.forEach(each -> patients.add(each.patient()));
            return patients;
        }
    }

    private final ProviderRequest request;
    private final Timelines timelines;
    private final Guard guard;
    private final RoaringBitmap population;
    private final Map<String, List<Case>> cases = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final RoaringBitmap patients = new RoaringBitmap();
    private int encounters;
    private boolean isCut;

    Profiling(ProviderRequest request, Catalogue catalogue, TermId term, Reads reads, Guard guard) {
        this.request = request;
        this.timelines = catalogue.timelines();
        this.guard = guard;
        Histories histories = catalogue.histories(request.of().among());
        this.population = histories.population().members();
        if (isShown()) {
            read(codes(catalogue.item(term)), reads);
        }
    }

    /** A practitioner is a person too, and shown only where persons are. */
    private boolean isShown() {
        return !guard.isGuarded() || request.by() == ProviderKind.ORGANIZATION;
    }

    private List<String> codes(Item item) {
        return timelines.codes(item.kind()).stream()
                .map(EventCode::ids)
                .flatMap(List::stream)
                .distinct()
                .filter(item.terms().ids()::contains)
                .map(TermId::toString)
                .toList();
    }

    private void read(List<String> terms, Reads reads) {
        Map<String, ?> parameters = Map.of("terms", terms, "role", request.by().role(), "limit", LARGEST);
        List<Map<String, Object>> rows =
                reads.toCount(guard.audience(), "providers", Statements.of("atlas/cases", parameters), TIMEOUT);
        isCut = rows.size() >= LARGEST;
        rows.forEach(this::read);
    }

    @SuppressWarnings("unchecked")
    private void read(Map<String, Object> row) {
        int patient = timelines.number(String.valueOf(row.get("patient"))).orElse(-1);
        var providers = (List<Map<String, Object>>) row.getOrDefault("providers", List.of());
        if (patient < 0 || !population.contains(patient) || providers.isEmpty()) {
            return;
        }
        encounters++;
        patients.add(patient);
        String kind = String.valueOf(row.get("kind"));
        String stratum = stratum(patient, kind, (Long) row.get("start"));
        for (Map<String, Object> provider : providers) {
            String id = String.valueOf(provider.get("id"));
            if (provider.get("name") != null) {
                names.put(id, String.valueOf(provider.get("name")));
            }
            for (Map<String, Object> bill : (List<Map<String, Object>>) row.getOrDefault("bills", List.of())) {
                add(String.valueOf(bill.get("currency")), patient, stratum, id, (Number) bill.get("total"));
            }
            if (kind.equals("IMP")) {
                add(DAYS, patient, stratum, id, (Number) row.get("days"));
            }
        }
    }

    private void add(String unit, int patient, String stratum, String provider, @Nullable Number amount) {
        if (amount != null && amount.doubleValue() >= 0) {
            cases.computeIfAbsent(unit, key -> new ArrayList<>())
                    .add(new Case(patient, stratum, provider, amount.doubleValue()));
        }
    }

    private String stratum(int patient, String kind, @Nullable Long day) {
        int birth = timelines.birthDay(patient);
        String age = birth == Timelines.UNKNOWN || day == null ? "" : "" + (int) ((day - birth) / DECADE);
        return timelines.sex(patient) + " " + age + " " + kind;
    }

    ProviderComparison compared(MapNode of) {
        List<Point> all = new ArrayList<>();
        cases.forEach((unit, figures) -> all.addAll(points(unit, figures)));
        List<Point> page = all.stream()
                .sorted(Comparator.comparingDouble(
                                (Point each) -> -Math.abs(each.found().score()))
                        .thenComparing(Point::provider)
                        .thenComparing(Point::unit))
                .limit(request.first())
                .toList();
        List<RoaringBitmap> sets = new ArrayList<>(List.of(patients));
        page.forEach(each -> sets.add(each.patients()));
        List<Boolean> told = guard.counts(sets);
        List<ProviderComparison.Row> rows = IntStream.range(0, page.size())
                .filter(i -> told.get(i + 1))
                .mapToObj(i -> row(page.get(i)))
                .toList();
        return new ProviderComparison(
                of,
                told.getFirst() && guard.mayTell(encounters) ? (Integer) encounters : null,
                rows,
                all.size(),
                timelines.commit(),
                notes(page.size() - rows.size()));
    }

    private List<Point> points(String unit, List<Case> figures) {
        Map<String, List<Case>> byProvider = new LinkedHashMap<>();
        Map<String, Integer> strata = new HashMap<>();
        figures.forEach(each -> {
            byProvider
                    .computeIfAbsent(each.provider(), key -> new ArrayList<>())
                    .add(each);
            strata.putIfAbsent(each.stratum(), strata.size());
        });
        List<String> providers = List.copyOf(byProvider.keySet());
        Map<String, Integer> numbers = new HashMap<>();
        providers.forEach(each -> numbers.put(each, numbers.size()));
        FunnelPlot.@Nullable Point[] found = new FunnelPlot(
                        figures.stream().mapToDouble(Case::amount).toArray(),
                        figures.stream()
                                .mapToInt(each -> number(numbers, each.provider()))
                                .toArray(),
                        figures.stream()
                                .mapToInt(each -> number(strata, each.stratum()))
                                .toArray())
                .points(Math.max(request.minCases(), guard.floor()));
        int[] shown =
                IntStream.range(0, found.length).filter(i -> found[i] != null).toArray();
        double[] q = FalseDiscovery.qValues(IntStream.of(shown)
                .mapToDouble(i -> Objects.requireNonNull(found[i]).pValue())
                .toArray());
        return IntStream.range(0, shown.length)
                .mapToObj(i -> new Point(
                        unit,
                        providers.get(shown[i]),
                        Objects.requireNonNull(byProvider.get(providers.get(shown[i]))),
                        Objects.requireNonNull(found[shown[i]]),
                        q[i]))
                .toList();
    }

    private static int number(Map<String, Integer> numbers, String of) {
        return Objects.requireNonNull(numbers.get(of));
    }

    private ProviderComparison.Row row(Point point) {
        FunnelPlot.Point found = point.found();
        return new ProviderComparison.Row(
                point.provider(),
                names.get(point.provider()),
                point.unit(),
                point.cases().size(),
                point.patients().getCardinality(),
                guard.rounded(found.mean()),
                guard.rounded(found.expected()),
                guard.rounded(found.ratio()),
                guard.rounded(found.limits().low()),
                guard.rounded(found.limits().high()),
                guard.rounded(found.score()),
                guard.probability(found.pValue()),
                guard.probability(point.qValue()),
                found.isOutlier());
    }

    private List<String> notes(int withheld) {
        Wording wording = Wording.of("atlas", request.of().language());
        List<String> notes = new ArrayList<>();
        notes.add(wording.say("providers"));
        if (!isShown()) {
            notes.add(wording.say("providers.persons"));
        } else if (encounters == 0) {
            notes.add(wording.say("providers.nobody"));
        } else if (cases.isEmpty()) {
            notes.add(wording.say("providers.nothing"));
        }
        if (isCut) {
            notes.add(wording.say("providers.cut", LARGEST));
        }
        if (withheld > 0) {
            notes.add(wording.say("withheld", guard.floor()));
        }
        return notes;
    }
}
