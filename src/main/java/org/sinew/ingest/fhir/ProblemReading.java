package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.Kin;
import org.sinew.patient.Period;

/** {@code Condition}, {@code AllergyIntolerance}, {@code FamilyMemberHistory} and {@code RelatedPerson}. */
final class ProblemReading {

    private ProblemReading() {}

    static List<Fact> condition(Resource r) {
        Element e = r.root();
        Concept code = r.codes().concept(e.child("code"));
        String verification = r.codes().word(e.child("verificationStatus"));
        Resource.Header header = r.header(code, course(r))
                .status(r.codes().word(e.child("clinicalStatus")))
                .actors("asserter", "asserter")
                .actors("recorder", "recorder");
        Concept severity = r.codes().conceptOrNull(e.child("severity"));
        if (Phenotypes.isPhenotype(code)) {
            r.codes().words(e, "category");
            return List.of(new Fact.PhenotypicFeature(
                    header.build(),
                    "refuted".equals(verification),
                    severity,
                    r.codes().concepts(e, "bodySite")));
        }
        return List.of(new Fact.Condition(
                header.build(),
                verification,
                r.codes().words(e, "category"),
                severity,
                r.codes().concepts(e, "bodySite"),
                r.times().time(e, "recordedDate")));
    }

    /** Onset to abatement; an age, a range or a text says no date and stays unread. */
    private static Period course(Resource r) {
        Period onset = r.times().choice(r.root(), "onset");
        Period abatement = r.times().choice(r.root(), "abatement");
        return new Period(
                onset.start(), abatement.start() == null ? onset.end() : Objects.requireNonNull(abatement.start()));
    }

    static List<Fact> allergy(Resource r) {
        Element e = r.root();
        Concept code = r.codes().concept(e.child("code"));
        Period onset = r.times().choice(e, "onset");
        if (onset.start() == null) {
            onset = Period.at(r.times().time(e, "recordedDate"));
        }
        List<Concept> manifestations = new ArrayList<>();
        for (Element reaction : e.children("reaction")) {
            manifestations.addAll(r.codes().concepts(reaction, "manifestation"));
        }
        Resource.Header header = r.header(code, onset)
                .status(r.codes().word(e.child("clinicalStatus")))
                .actors("asserter", "asserter")
                .actors("recorder", "recorder");
        return List.of(new Fact.Allergy(
                header.build(),
                r.codes().word(e.child("verificationStatus")),
                e.text("type"),
                e.texts("category"),
                e.text("criticality"),
                List.copyOf(manifestations)));
    }

    static List<Fact> family(Resource r) {
        Element e = r.root();
        Concept relationship = r.codes().concept(e.child("relationship"));
        List<Concept> conditions = e.each("condition", condition -> r.codes().conceptOrNull(condition.child("code")));
        Resource.Header header = r.header(relationship, Period.at(r.times().time(e, "date")));
        return List.of(new Fact.FamilyHistory(
                header.build(), relationship, r.codes().word(e.child("sex")), deceased(e), conditions, record(r)));
    }

    /** The extension by which a history names the relative's own patient record. */
    private static List<String> record(Resource r) {
        Element extension = r.root().extension("familymemberhistory-patient-record");
        String key = extension == null ? null : r.references().key(extension.child("valueReference"));
        return key == null ? List.of() : List.of(key);
    }

    /** A blood relative; others who are related to a patient are no facts. */
    static List<Fact> related(Resource r) {
        Element e = r.root();
        for (Concept relationship : r.codes().concepts(e, "relationship")) {
            if (Kin.of(relationship).isPresent()) {
                List<String> identifiers = new ArrayList<>(r.identifiers());
                identifiers.add(r.key().value());
                FactHeader header = r.header(relationship, Period.UNKNOWN).build();
                return List.of(new Fact.FamilyHistory(
                        header, relationship, PatientReading.gender(e), null, List.of(), List.copyOf(identifiers)));
            }
        }
        return List.of();
    }

    private static @Nullable Boolean deceased(Element e) {
        Boolean flag = e.flag("deceasedBoolean");
        boolean said =
                e.has("deceasedAge") || e.has("deceasedDate") || e.has("deceasedRange") || e.has("deceasedString");
        return said ? Boolean.TRUE : flag;
    }
}
