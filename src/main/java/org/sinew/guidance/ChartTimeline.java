package org.sinew.guidance;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinew.cohort.Dating;
import org.sinew.cohort.EventKind;
import org.sinew.cohort.Flavour;
import org.sinew.cohort.Person;
import org.sinew.cohort.Region;
import org.sinew.cohort.Sex;
import org.sinew.cohort.Timelines;
import org.sinew.cohort.TimelinesBuilder;
import org.sinew.patient.Chart;
import org.sinew.patient.Coding;
import org.sinew.patient.Fact;
import org.sinew.patient.FactKey;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Patient;
import org.sinew.patient.SemanticTag;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/** One chart as timelines of one patient, so that a cohort's criterion means the same at the bedside. */
final class ChartTimeline {

    private static final int ONLY = 0;

    private final TimelinesBuilder builder = new TimelinesBuilder();
    private final Map<String, Integer> encounters = new TreeMap<>();
    private final Map<String, String> encounterKinds = new HashMap<>();
    private final Chart chart;
    private final LocalDate today;

    /** What a chart's timeline depends on beside the chart. */
    private record SeenOn(LocalDate today) {}

    private ChartTimeline(Chart chart, LocalDate today) {
        this.chart = chart;
        this.today = today;
    }

    static Timelines of(Consultation c) {
        return c.chart().view(new SeenOn(c.today()), on -> new ChartTimeline(c.chart(), on.today()).build());
    }

    private Timelines build() {
        builder.person(person(chart.patient()));
        for (Fact.Encounter encounter : chart.encounters()) {
            encounters.put(encounter.key().value(), encounters.size() + 1);
            if (encounter.kind() != null) {
                encounterKinds.put(encounter.key().value(), encounter.kind());
            }
        }
        chart.facts().forEach(this::event);
        return builder.build(0);
    }

    private Person person(Patient patient) {
        PartialTime birth = patient.birth();
        Patient.Address address = patient.address();
        return new Person(
                patient.id().value(),
                day(birth),
                dating(birth),
                Sex.of(patient.sex()),
                patient.isDeceased() || patient.deceased() != null,
                day(patient.deceased()),
                region(address),
                chart.facts().stream()
                        .mapToInt(fact -> day(fact.header().period().start()))
                        .filter(day -> day != Timelines.UNKNOWN)
                        .min()
                        .orElse(Timelines.UNKNOWN),
                (int) today.toEpochDay());
    }

    private static @Nullable Region region(Patient.@Nullable Address address) {
        return address == null ? null : Region.of(address.state(), address.country());
    }

    private void event(Fact fact) {
        EventKind kind = EventKind.ofLabel(fact.getClass().getSimpleName()).orElse(null);
        List<TermId> codes = codes(fact);
        if (kind == null || codes.isEmpty()) {
            return;
        }
        PartialTime start = fact.header().period().start();
        PartialTime end = fact.header().period().end();
        String encounter = encounter(fact);
        builder.event(
                ONLY,
                builder.code(kind, codes),
                day(start),
                dating(start),
                end == null ? Timelines.UNKNOWN : dating(end).last(day(end)),
                value(fact) instanceof Value.Quantity q ? q.number().doubleValue() : Double.NaN,
                builder.flavour(flavour(fact, encounter == null ? null : encounterKinds.get(encounter))),
                encounter == null ? 0 : encounters.computeIfAbsent(encounter, e -> encounters.size() + 1));
    }

    private static @Nullable String encounter(Fact fact) {
        if (fact instanceof Fact.Encounter) {
            return fact.key().value();
        }
        FactKey of = fact.header().encounter();
        return of == null ? null : of.value();
    }

    /** A variant has all its names, a relative's history its diseases too. */
    private static List<TermId> codes(Fact fact) {
        Stream<TermId> own = fact.header().concept().codings().stream().map(Coding::id);
        return switch (fact) {
            case Fact.VariantCall call ->
                Stream.concat(
                                Stream.of(call.variant()),
                                Stream.of(call.hgvsCoding(), call.hgvsGenomic(), call.hgvsProtein())
                                        .filter(Objects::nonNull)
                                        .flatMap(name -> TermId.tryParse("HGVS:" + name).stream()))
                        .distinct()
                        .toList();
            case Fact.FamilyHistory history ->
                Stream.concat(
                                own,
                                history.conditions().stream()
                                        .flatMap(disease -> disease.codings().stream())
                                        .map(Coding::id))
                        .distinct()
                        .toList();
            default -> own.toList();
        };
    }

    private static @Nullable Value value(Fact fact) {
        return switch (fact) {
            case Fact.Measurement m -> m.value();
            case Fact.Exposure x -> x.value();
            case Fact.Medication m -> m.dose();
            case Fact.Immunization i -> i.dose();
            default -> null;
        };
    }

    private static Flavour flavour(Fact fact, @Nullable String encounterKind) {
        Value value = value(fact);
        Fact.VariantCall variant = fact instanceof Fact.VariantCall call ? call : null;
        Coding gene = variant == null ? null : variant.gene();
        return new Flavour(
                fact.header().status(),
                verification(fact),
                fact.header().provenance().source(),
                encounterKind,
                value instanceof Value.Quantity q ? q.unit() : null,
                value instanceof Value.Coded(var concept)
                        ? concept.primary().map(c -> c.id().toString()).orElse(null)
                        : null,
                category(fact),
                gene == null ? null : gene.id().toString(),
                variant == null ? null : variant.zygosity(),
                variant == null ? null : variant.significance(),
                variant == null ? null : variant.consequence().orElse(null));
    }

    private static @Nullable String verification(Fact fact) {
        return switch (fact) {
            case Fact.Condition condition -> condition.verification();
            case Fact.Allergy allergy -> allergy.verification();
            case Fact.PhenotypicFeature feature -> feature.excluded() ? "excluded" : null;
            default -> null;
        };
    }

    private static @Nullable String category(Fact fact) {
        return switch (fact) {
            case Fact.Condition condition ->
                SemanticTag.of(condition.header().concept()).orElse(null);
            case Fact.Medication medication -> medication.intent();
            case Fact.Exposure exposure -> exposure.kind();
            case Fact.FamilyHistory history ->
                history.relationship().primary().map(c -> c.id().toString()).orElse(null);
            default -> null;
        };
    }

    private static int day(@Nullable PartialTime time) {
        return time == null
                ? Timelines.UNKNOWN
                : (int) LocalDate.from(time.start()).toEpochDay();
    }

    private static Dating dating(@Nullable PartialTime time) {
        if (time == null) {
            return Dating.UNKNOWN;
        }
        return switch (time.precision()) {
            case YEAR -> Dating.YEAR;
            case MONTH -> Dating.MONTH;
            case DAY, MINUTE, SECOND -> Dating.DAY;
        };
    }
}
