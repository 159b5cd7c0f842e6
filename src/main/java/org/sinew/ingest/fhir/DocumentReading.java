package org.sinew.ingest.fhir;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.patient.Coding;
import org.sinew.patient.Concept;
import org.sinew.patient.Fact;
import org.sinew.patient.PartialTime;
import org.sinew.patient.Period;

/** {@code DiagnosticReport}, {@code ImagingStudy}, {@code CarePlan}, {@code Device}, {@code Specimen}. */
final class DocumentReading {

    private DocumentReading() {}

    static List<Fact> report(Resource r) {
        Element e = r.root();
        Period when = r.times().choice(e, "effective");
        if (when.equals(Period.UNKNOWN)) {
            when = Period.at(r.times().time(e, "issued"));
        }
        Resource.Header header = r.header(r.codes().concept(e.child("code")), when)
                .actors("performer", "performer")
                .actors("resultsInterpreter", "interpreter")
                .links("result", "result")
                .links("imagingStudy", "imagingStudy")
                .links("specimen", "specimen");
        return List.of(new Fact.Report(
                header.build(),
                r.codes().concepts(e, "category"),
                e.text("conclusion"),
                r.codes().concepts(e, "conclusionCode")));
    }

    static List<Fact> imaging(Resource r) {
        Element e = r.root();
        Set<String> modalities = new LinkedHashSet<>();
        Set<Concept> sites = new LinkedHashSet<>();
        modalities.addAll(codes(r, e));
        int instances = 0;
        List<Element> series = e.children("series");
        for (Element one : series) {
            modalities.addAll(codes(r, one));
            Element site = one.child("bodySite");
            Coding coding = site == null ? null : r.codes().coding(site);
            if (coding != null) {
                sites.add(new Concept(List.of(coding), null));
            }
            instances += one.has("numberOfInstances")
                    ? one.count("numberOfInstances")
                    : one.children("instance").size();
        }
        Concept procedure = r.codes().merged(e, "procedureCode");
        Concept concept = procedure.isEmpty() ? new Concept(List.of(), e.text("description")) : procedure;
        Resource.Header header = r.header(concept, Period.at(r.times().time(e, "started")))
                .actors("referrer", "referrer")
                .actors("interpreter", "interpreter")
                .actors("location", "location")
                .links("procedureReference", "procedure")
                .links("reasonReference", "reason");
        return List.of(new Fact.ImagingStudy(
                header.build(),
                List.copyOf(modalities),
                List.copyOf(sites),
                e.has("numberOfSeries") ? e.count("numberOfSeries") : series.size(),
                e.has("numberOfInstances") ? e.count("numberOfInstances") : instances));
    }

    private static List<String> codes(Resource r, Element holder) {
        return holder.each("modality", modality -> {
            Coding coding = r.codes().coding(modality);
            return coding == null ? null : coding.id().local();
        });
    }

    static List<Fact> plan(Resource r) {
        Element e = r.root();
        List<Concept> categories = r.codes().concepts(e, "category");
        List<Concept> activities = new ArrayList<>();
        for (Element activity : e.children("activity")) {
            Element detail = activity.child("detail");
            Concept code = detail == null ? null : r.codes().conceptOrNull(detail.child("code"));
            if (code != null) {
                activities.add(code);
            }
        }
        String title = e.text("title");
        Resource.Header header = r.header(kind(categories, title), r.times().period(e.child("period")))
                .actors("author", "author")
                .links("addresses", "addresses")
                .links("partOf", "partOf");
        return List.of(new Fact.CarePlan(header.build(), categories, List.copyOf(activities)));
    }

    /** The category that says what the plan is for, not the one that only says that it is a care plan. */
    private static Concept kind(List<Concept> categories, @Nullable String title) {
        Concept kind = categories.stream()
                .filter(c ->
                        c.codings().stream().noneMatch(code -> code.id().local().equals("assess-plan")))
                .findFirst()
                .orElse(categories.isEmpty() ? Concept.NONE : categories.getFirst());
        return title == null ? kind : new Concept(kind.codings(), title);
    }

    /** A device in nobody's use is none of a patient's facts. */
    static List<Fact> device(Resource r) {
        Element e = r.root();
        if (r.patient("patient") == null) {
            return List.of();
        }
        Element carrier = e.first("udiCarrier");
        String udi = carrier == null ? null : carrier.text("carrierHRF");
        if (udi == null && carrier != null) {
            udi = carrier.text("deviceIdentifier");
        }
        Concept type = r.codes().concept(e.child("type"));
        Resource.Header header = r.header(type, Period.UNKNOWN).actors("owner", "owner");
        return List.of(new Fact.Device(header.build(), udi, e.text("manufacturer"), e.text("modelNumber")));
    }

    static List<Fact> specimen(Resource r) {
        Element e = r.root();
        Element collection = e.child("collection");
        Period when = collection == null ? Period.UNKNOWN : r.times().choice(collection, "collected");
        if (when.equals(Period.UNKNOWN)) {
            PartialTime received = r.times().time(e, "receivedTime");
            when = Period.at(received);
        }
        Resource.Header header =
                r.header(r.codes().concept(e.child("type")), when).links("parent", "parent");
        return List.of(new Fact.Specimen(
                header.build(),
                collection == null ? null : r.codes().conceptOrNull(collection.child("method")),
                collection == null ? null : r.codes().conceptOrNull(collection.child("bodySite"))));
    }

    static List<Fact> claim(Resource r) {
        Element e = r.root();
        boolean isBenefit = r.type().equals("ExplanationOfBenefit");
        Element total = isBenefit ? submitted(r, e) : e.child("total");
        Element insurer = e.child("insurer");
        List<Concept> items = e.each("item", item -> r.codes().conceptOrNull(item.child("productOrService")));
        Resource.Header header = r.header(
                        r.codes().concept(e.child("type")), r.times().period(e.child("billablePeriod")))
                .actors("provider", "provider")
                .actors("insurer", "insurer")
                .links("claim", "claim")
                .links("prescription", "prescription");
        e.children("diagnosis").forEach(d -> header.link(d.child("diagnosisReference"), "diagnosis"));
        e.children("procedure").forEach(p -> header.link(p.child("procedureReference"), "procedure"));
        header.encounter(encounter(r, e));
        return List.of(new Fact.Claim(
                header.build(),
                isBenefit ? "explanation of benefit" : e.text("use", "claim"),
                total == null ? null : amount(total),
                total == null ? null : total.text("currency"),
                insurer == null ? null : insurer.text("display"),
                items));
    }

    private static org.sinew.patient.@Nullable FactKey encounter(Resource r, Element e) {
        for (Element item : e.children("item")) {
            Element encounter = item.first("encounter");
            if (encounter != null) {
                return r.fact(encounter);
            }
        }
        return null;
    }

    private static @Nullable BigDecimal amount(Element money) {
        return money.number("value");
    }

    private static @Nullable Element submitted(Resource r, Element e) {
        for (Element total : e.children("total")) {
            if ("submitted".equals(r.codes().word(total.child("category")))) {
                return total.child("amount");
            }
        }
        Element first = e.first("total");
        return first == null ? null : first.child("amount");
    }
}
