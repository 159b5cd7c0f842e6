package org.sinew.api.cds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.sinew.access.Audience;
import org.sinew.guidance.Background;
import org.sinew.guidance.Consultation;
import org.sinew.guidance.Guidance;

/** From a checked request to cards. */
final class Hooks {

    private final Supplier<Guidance> guidance;
    private final Supplier<Background> backgrounds;
    private final Charts charts;
    private final Orders orders;
    private final ClientFhir client;
    private final Clock clock;

    /** @param clock in the zone of the patients' days */
    Hooks(
            Supplier<Guidance> guidance,
            Supplier<Background> backgrounds,
            ClientFhir client,
            Charts charts,
            Orders orders,
            Clock clock) {
        this.client = client;
        this.guidance = guidance;
        this.backgrounds = backgrounds;
        this.charts = charts;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * @param base how a browser reaches this installation
     * @throws Refusal when the request's data cannot be had or is of another patient
     */
    Map<String, Object> cards(HookRequest request, Audience audience, String language, String base) {
        Background known = backgrounds.get();
        CallData data = CallData.of(request, client);
        Consultation consultation = new Consultation(
                charts.of(request, data, audience),
                orders.of(request, data),
                request.service().isForOrders(),
                LocalDate.now(clock),
                language,
                known);
        return new Cards(request, new EvidenceLink(base, known.releases(), language), language)
                .of(guidance.get().advise(consultation));
    }
}
