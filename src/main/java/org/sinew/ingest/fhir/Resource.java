package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.ReferenceBases;
import org.sinew.patient.ActorRef;
import org.sinew.patient.Concept;
import org.sinew.patient.FactHeader;
import org.sinew.patient.FactKey;
import org.sinew.patient.FactLink;
import org.sinew.patient.PatientId;
import org.sinew.patient.Period;
import org.sinew.patient.Provenance;

/** One resource with what is needed to read it. */
record Resource(
        String type,
        FactKey key,
        Element root,
        Codes codes,
        Times times,
        Values values,
        References references,
        ReferenceBases bases,
        Provenance provenance) {

    /** A patient's record, or an identifier without a system. */
    private static final Pattern PATIENT = Pattern.compile("\\|(?:Patient[/?]|\\|)");

    /** The patient whom {@code child} refers to; null when the element is absent. */
    @Nullable
    PatientId patient(String child) {
        Element reference = root.child(child);
        String key = references.key(reference);
        if (reference == null || key == null) {
            return null;
        }
        if (key.startsWith(provenance.source() + "|urn:")) {
            throw new InvalidElement(root.path(child), "not-in-bundle", key);
        }
        if (key.startsWith(provenance.source() + "|") && !PATIENT.matcher(key).find()) {
            throw new UnsupportedRecord("not-a-patient", root.path(child), key);
        }
        return new PatientId(key);
    }

    PatientId subject(String child) {
        PatientId patient = patient(child);
        if (patient == null) {
            throw new InvalidElement(root.path(child), "no-patient");
        }
        return patient;
    }

    /** The header of the resource's fact, whose patient is its {@code subject}. */
    Header header(Concept concept, Period period) {
        return new Header(this, root.has("patient") ? "patient" : "subject", concept, period);
    }

    @Nullable
    FactKey fact(@Nullable Element reference) {
        String key = references.key(reference);
        return key == null ? null : new FactKey(key);
    }

    /** A concept of the contained resource that {@code reference} names, or null. */
    @Nullable
    Concept contained(@Nullable Element reference, String child) {
        String target = reference == null ? null : reference.text("reference");
        if (target == null || !target.startsWith("#")) {
            return null;
        }
        for (Element contained : root.children("contained")) {
            if (target.substring(1).equals(contained.text("id"))) {
                contained.text("resourceType");
                return codes.conceptOrNull(contained.child(child));
            }
        }
        return null;
    }

    List<String> identifiers() {
        return root.each("identifier", references::identifier);
    }

    /** Collects what a fact's header may have. */
    static final class Header {
        private static final Pattern NO_ACTOR = Pattern.compile("\\|(?:Patient|RelatedPerson)[/?]");

        private final Resource resource;
        private final PatientId patient;
        private final Concept concept;
        private final Period period;
        private @Nullable FactKey encounter;
        private final List<ActorRef> actors = new ArrayList<>();
        private final List<FactLink> links = new ArrayList<>();
        private @Nullable String status;

        private Header(Resource resource, String subject, Concept concept, Period period) {
            this.resource = resource;
            this.patient = resource.subject(subject);
            this.concept = concept;
            this.period = period;
            this.encounter = resource.fact(resource.root.child("encounter"));
            this.status = resource.root.text("status");
        }

        Header status(@Nullable String newStatus) {
            status = newStatus;
            return this;
        }

        Header encounter(@Nullable FactKey newEncounter) {
            encounter = newEncounter;
            return this;
        }

        /** Every reference in the list {@code child} is an actor in this role. */
        Header actors(String child, String role) {
            resource.root.children(child).forEach(reference -> actor(reference, role));
            return this;
        }

        /** Every object in the list {@code child} holds an actor under {@code name}. */
        Header actors(String child, String name, String role) {
            resource.root.children(child).forEach(holder -> actor(holder.child(name), role));
            return this;
        }

        private void actor(@Nullable Element reference, String role) {
            String key = resource.references.key(reference);
            if (key != null && !NO_ACTOR.matcher(key).find()) {
                actors.add(new ActorRef(key, role));
            }
        }

        Header links(String child, String role) {
            resource.root.children(child).forEach(reference -> link(reference, role));
            return this;
        }

        Header link(@Nullable Element reference, String role) {
            FactKey target = resource.fact(reference);
            if (target != null) {
                links.add(new FactLink(target, role));
            }
            return this;
        }

        FactHeader build() {
            return of(resource.key, concept, period);
        }

        /** The header of a part of the record: same patient, encounter, status and actors. */
        FactHeader part(String name, Concept partConcept) {
            return of(resource.key.part(name), partConcept, period);
        }

        private FactHeader of(FactKey key, Concept what, Period when) {
            return new FactHeader(
                    key,
                    patient,
                    what,
                    encounter,
                    when,
                    status,
                    List.copyOf(actors),
                    key.equals(resource.key) ? List.copyOf(links) : List.of(),
                    resource.provenance);
        }
    }
}
