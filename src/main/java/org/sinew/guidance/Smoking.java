package org.sinew.guidance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sinew.patient.Coding;
import org.sinew.patient.Fact;
import org.sinew.patient.Value;
import org.sinew.term.TermId;

/** What the chart tells of smoking. */
enum Smoking {
    /** Smokes now. */
    CURRENT {
        @Override
        Optional<Evidence> evidence(Consultation c) {
            return status(c).filter(fact -> hasValue(fact, NOW)).map(fact -> said(c, fact));
        }
    },
    /** Smokes or has smoked. */
    EVER {
        @Override
        Optional<Evidence> evidence(Consultation c) {
            return c.chart().exposures().stream()
                    .filter(fact -> hasValue(fact, NOW) || hasValue(fact, FORMER))
                    .findFirst()
                    .map(fact -> said(c, fact));
        }
    },
    /** At least 20 pack-years, and smokes now or did in the last 15 years as far as the record shows. */
    HEAVY {
        @Override
        Optional<Evidence> evidence(Consultation c) {
            boolean isRecent = c.chart().exposures().stream()
                    .filter(fact -> hasValue(fact, NOW))
                    .map(Consultation::day)
                    .anyMatch(day -> day != null && day.isAfter(c.today().minusYears(QUIT_YEARS)));
            return isRecent ? packYears(c) : Optional.empty();
        }
    };

    /** Values of LOINC 72166-2 by SNOMED CT code: daily, some days, current smoker, heavy, light. */
    private static final Set<String> NOW = Set.of(
            "SNOMEDCT:449868002",
            "SNOMEDCT:428041000124106",
            "SNOMEDCT:77176002",
            "SNOMEDCT:428071000124103",
            "SNOMEDCT:428061000124105");

    private static final Set<String> FORMER = Set.of("SNOMEDCT:8517006");
    private static final List<TermId> STATUS = List.of(TermId.parse("LOINC:72166-2"));
    private static final Set<String> PACK_YEARS = Set.of("LOINC:8664-5", "SNOMEDCT:401201003");
    private static final String PACK_YEARS_UNIT = "{PackYears}";
    private static final double HEAVY_PACK_YEARS = 20;
    private static final int QUIT_YEARS = 15;

    abstract Optional<Evidence> evidence(Consultation c);

    /** The last smoking status. */
    private static Optional<Fact.Exposure> status(Consultation c) {
        return c.chart().exposures().reversed().stream()
                .filter(fact -> Labs.isOf(fact, STATUS))
                .findFirst();
    }

    private static boolean hasValue(Fact.Exposure fact, Set<String> codes) {
        return fact.value() instanceof Value.Coded(var concept)
                && concept.codings().stream()
                        .map(Coding::id)
                        .map(TermId::toString)
                        .anyMatch(codes::contains);
    }

    private static Optional<Evidence> packYears(Consultation c) {
        return c.chart().exposures().reversed().stream()
                .filter(fact -> fact.value() instanceof Value.Quantity q
                        && q.number().doubleValue() >= HEAVY_PACK_YEARS
                        && (PACK_YEARS_UNIT.equals(q.unit()) || isCodedPackYears(fact)))
                .findFirst()
                .map(fact -> said(c, fact));
    }

    private static boolean isCodedPackYears(Fact.Exposure fact) {
        return fact.header().concept().codings().stream()
                .map(coding -> coding.id().toString())
                .anyMatch(PACK_YEARS::contains);
    }

    private static Evidence said(Consultation c, Fact.Exposure fact) {
        String value = switch (fact.value()) {
            case Value.Coded(var concept) -> c.background().name(concept, c.language());
            case Value.Quantity q -> q.number().toPlainString() + " " + q.unit();
            case null, default -> c.say("smoking.known");
        };
        return Consultation.evidence(fact, value);
    }
}
