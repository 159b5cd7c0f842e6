package org.sinew.guidance;

import java.time.LocalDate;
import java.util.List;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;

/**
 * What the patient is said to be allergic to, today and not refuted.
 *
 * @param fact as it is recorded
 * @param read with the drugs and classes that its wording names, where nothing knows its codes
 */
record Allergen(Fact.Allergy fact, Concept read) {

    /** What the allergens of a chart depend on beside it. */
    private record Recorded(LocalDate today, Background background) {}

    static List<Allergen> all(Consultation c) {
        return c.chart().last(Allergen.class, new Recorded(c.today(), c.background()), _ -> recorded(c));
    }

    private static List<Allergen> recorded(Consultation c) {
        return c.chart().allergies().stream()
                .filter(c::isCurrent)
                .filter(allergy -> !"refuted".equals(allergy.verification()))
                .map(allergy -> new Allergen(
                        allergy, c.background().recognised(allergy.header().concept())))
                .toList();
    }
}
