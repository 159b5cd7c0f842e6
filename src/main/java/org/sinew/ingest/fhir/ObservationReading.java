package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.Period;
import org.sinew.patient.Value;

/** {@code Observation}: a measurement, an exposure, a phenotypic feature or a variant, and its components as parts. */
final class ObservationReading {

    private ObservationReading() {}

    static List<Fact> read(Resource r) {
        Element e = r.root();
        Concept code = r.codes().concept(e.child("code"));
        Resource.Header header = header(r, code);
        List<Fact> variant = VariantReading.read(r, header, code);
        if (!variant.isEmpty()) {
            return variant;
        }
        List<String> categories = r.codes().words(e, "category");
        List<Fact> facts = new ArrayList<>();
        facts.add(observed(r, e, header.build(), categories, panel(r)));
        facts.addAll(components(r, header, categories, e.children("component"), 1));
        return facts;
    }

    private static Resource.Header header(Resource r, Concept code) {
        Period when = r.times().choice(r.root(), "effective");
        if (when.equals(Period.UNKNOWN)) {
            when = Period.at(r.times().time(r.root(), "issued"));
        }
        return r.header(code, when)
                .actors("performer", "performer")
                .links("hasMember", "member")
                .links("derivedFrom", "derivedFrom")
                .links("specimen", "specimen")
                .links("device", "device");
    }

    private static @Nullable FactKey panel(Resource r) {
        String panel = r.references().panelOf(r.key().value());
        return panel == null ? null : new FactKey(panel);
    }

    /** Components from {@code number} on as facts of their own, keyed by their number in the record. */
    static List<Fact> components(
            Resource r, Resource.Header header, List<String> categories, List<Element> components, int number) {
        List<Fact> facts = new ArrayList<>();
        int n = number;
        for (Element component : components) {
            Concept code = r.codes().concept(component.child("code"));
            FactHeader part = header.part(Integer.toString(n++), code);
            facts.add(observed(r, component, part, categories, r.key()));
        }
        return facts;
    }

    private static Fact observed(
            Resource r, Element e, FactHeader header, List<String> categories, @Nullable FactKey panel) {
        Value value = r.values().given(e);
        Concept feature = Phenotypes.feature(header.concept(), value);
        if (feature != null) {
            return new Fact.PhenotypicFeature(of(header, feature), Phenotypes.isExcluded(value), null, List.of());
        }
        String exposure = Exposures.kind(header.concept(), categories, value);
        if (exposure != null) {
            return new Fact.Exposure(header, exposure, r.values().value(e));
        }
        return new Fact.Measurement(
                header, r.values().value(e), categories, r.codes().words(e, "interpretation"), reference(r, e), panel);
    }

    /** The first range that is the usual one, or the only one. */
    private static Value.@Nullable Range reference(Resource r, Element e) {
        Element first = e.first("referenceRange");
        return first == null ? null : r.values().range(first);
    }

    private static FactHeader of(FactHeader h, Concept concept) {
        return new FactHeader(
                h.key(),
                h.patient(),
                concept,
                h.encounter(),
                h.period(),
                h.status(),
                h.actors(),
                h.links(),
                h.provenance());
    }
}
