package org.sinew.api.cds;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sinew.patient.Fact;
import org.sinew.term.Wording;

/** What may be called, and the data that each asks for. */
@SuppressWarnings("ImmutableEnumChecker") // lists and sets made by List.of and Set.of
enum Service {
    PATIENT_VIEW("patient-view", List.of(Need.values())),
    ORDER_SELECT("order-select", Need.OF_ORDERS),
    ORDER_SIGN("order-sign", Need.OF_ORDERS);

    /** What a client may fetch before the call, by key; each gives the facts of these kinds. */
    enum Need {
        PATIENT("patient", "Patient/{{context.patientId}}", Set.of()),
        CONDITIONS("conditions", "Condition?patient={{context.patientId}}", Set.of(Fact.Condition.class)),
        MEDICATIONS("medications", "MedicationRequest?patient={{context.patientId}}", Set.of(Fact.Medication.class)),
        ALLERGIES("allergies", "AllergyIntolerance?patient={{context.patientId}}", Set.of(Fact.Allergy.class)),
        OBSERVATIONS(
                "observations",
                "Observation?patient={{context.patientId}}",
                Set.of(
                        Fact.Measurement.class,
                        Fact.Exposure.class,
                        Fact.VariantCall.class,
                        Fact.PhenotypicFeature.class)),
        PROCEDURES("procedures", "Procedure?patient={{context.patientId}}", Set.of(Fact.Procedure.class)),
        IMMUNIZATIONS("immunizations", "Immunization?patient={{context.patientId}}", Set.of(Fact.Immunization.class));

        static final List<Need> OF_ORDERS = List.of(PATIENT, CONDITIONS, MEDICATIONS, ALLERGIES, OBSERVATIONS);

        private final String key;
        private final String template;
        private final Set<Class<? extends Fact>> kinds;

        Need(String key, String template, Set<Class<? extends Fact>> kinds) {
            this.key = key;
            this.template = template;
            this.kinds = kinds;
        }

        String key() {
            return key;
        }

        /** The template, filled in. */
        String query(String patientId) {
            return template.replace("{{context.patientId}}", patientId);
        }

        boolean gives(Fact fact) {
            return kinds.stream().anyMatch(kind -> kind.isInstance(fact));
        }
    }

    private final String hook;
    private final List<Need> needs;

    Service(String hook, List<Need> needs) {
        this.hook = hook;
        this.needs = needs;
    }

    static Optional<Service> of(String id) {
        return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst();
    }

    String id() {
        return "sinew-" + hook;
    }

    String hook() {
        return hook;
    }

    List<Need> needs() {
        return needs;
    }

    boolean isForOrders() {
        return this != PATIENT_VIEW;
    }

    /** @param language BCP 47 tag of title and description */
    Map<String, Object> description(String language) {
        Wording messages = Wording.of("cds", language);
        Map<String, String> prefetch = new LinkedHashMap<>();
        needs.forEach(need -> prefetch.put(need.key, need.template));
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("hook", hook);
        described.put("title", messages.say(hook));
        described.put("description", messages.say(hook + ".description"));
        described.put("id", id());
        described.put("prefetch", prefetch);
        described.put("usageRequirements", messages.say("usage"));
        return described;
    }
}
