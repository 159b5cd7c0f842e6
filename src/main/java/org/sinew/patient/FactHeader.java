package org.sinew.patient;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every fact has.
 *
 * @param concept what it is; its first coding becomes the fact's term
 * @param encounter the encounter it belongs to, if the source said so
 * @param period when: onset and abatement, start and end, or the moment observed
 * @param status the source's status code: {@code active}, {@code final}, {@code completed}; {@code entered-in-error}
 *     is never a fact but a {@link Retraction}
 */
public record FactHeader(
        FactKey key,
        PatientId patient,
        Concept concept,
        @Nullable FactKey encounter,
        Period period,
        @Nullable String status,
        List<ActorRef> actors,
        List<FactLink> links,
        Provenance provenance) {}
