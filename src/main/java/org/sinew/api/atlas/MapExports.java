package org.sinew.api.atlas;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.sinew.access.Audience;
import org.sinew.access.Disclosure;
import org.sinew.api.cohort.CohortInputs;
import org.sinew.api.graphql.Arguments;
import org.sinew.api.graphql.CurrentAudience;
import org.sinew.api.graphql.Unanswerable;
import org.sinew.atlas.Atlas;
import org.sinew.atlas.DiseaseMap;
import org.sinew.atlas.Guard;
import org.sinew.atlas.MapRequest;
import org.sinew.cohort.Timelines;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Maps as files: {@code GET /atlas/{termId}/map?format=json|csv|graphml|turtle&lang=zh&cohort=…&open=true}. Where
 * {@code sinew.open-data} is set, the open version of everybody's maps is at {@code /open/atlas/{termId}/map} for whoever asks.
 */
@RestController
class MapExports {

    private static final Audience PUBLIC = new Audience("public", Set.of(Audience.Role.RESEARCHER), "publication");
    private static final int AT_ONCE = 2;

    private final Atlas atlas;
    private final CohortInputs cohorts;
    private final Disclosure disclosure;
    private final Disclosure open;
    private final CurrentAudience audience;
    private final boolean isPublished;
    private final Semaphore published = new Semaphore(AT_ONCE);

    MapExports(
            Atlas atlas,
            CohortInputs cohorts,
            Disclosure disclosure,
            CurrentAudience audience,
            @Value("${sinew.open-data:false}") boolean isPublished) {
        this.atlas = atlas;
        this.cohorts = cohorts;
        this.disclosure = disclosure;
        this.open = Disclosure.forPublication(disclosure.floor());
        this.audience = audience;
        this.isPublished = isPublished;
    }

    /**
     * What a file is asked to hold.
     *
     * @param cohort a criterion as text; nothing for everybody
     * @param open as it may be published
     */
    record Wanted(
            @Nullable String format,
            @Nullable Integer depth,
            @Nullable Integer minCount,
            @Nullable Integer first,
            @Nullable Integer after,
            @Nullable String lang,
            @Nullable String cohort,
            @Nullable Boolean open) {

        String language() {
            return Objects.requireNonNullElse(lang, "en");
        }
    }

    @GetMapping("/atlas/{termId}/map")
    void map(@PathVariable String termId, Wanted wanted, HttpServletResponse response) throws IOException {
        boolean isOpen = Boolean.TRUE.equals(wanted.open());
        write(termId, wanted, isOpen ? new Guard(open, PUBLIC, true) : new Guard(disclosure, audience.get()), response);
    }

    @GetMapping("/open/atlas/{termId}/map")
    void published(@PathVariable String termId, Wanted wanted, HttpServletResponse response) throws IOException {
        if (!isPublished || wanted.cohort() != null) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (!published.tryAcquire()) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            try {
                write(termId, wanted, new Guard(open, PUBLIC, true), response);
            } finally {
                published.release();
            }
        }
    }

    private void write(String termId, Wanted wanted, Guard guard, HttpServletResponse response) throws IOException {
        MapFormat chosen =
                CohortInputs.answered(() -> MapFormat.parse(Objects.requireNonNullElse(wanted.format(), "json")));
        DiseaseMap map = CohortInputs.answered(() -> atlas.map(request(termId, wanted), guard));
        response.setContentType(chosen.mediaType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"" + map.of().id().toString().replaceAll("[^\\w.-]", "_") + chosen.ending()
                        + "\"");
        chosen.write(map, wanted.language(), response.getOutputStream());
    }

    private MapRequest request(String termId, Wanted wanted) {
        Timelines state = cohorts.timelines();
        return new MapRequest(
                termId,
                state,
                among(wanted.cohort(), state),
                Objects.requireNonNullElse(wanted.depth(), 1),
                Set.of(),
                Set.of(),
                Objects.requireNonNullElse(wanted.minCount(), 3),
                Objects.requireNonNullElse(wanted.first(), MapRequest.MOST),
                Objects.requireNonNullElse(wanted.after(), 0),
                wanted.language());
    }

    private @Nullable RoaringBitmap among(@Nullable String cohort, Timelines state) {
        return cohort == null
                ? null
                : cohorts.members(new Arguments(Map.of("text", Map.of("of", cohort))), state, audience.get());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Unanswerable none, Locale locale) {
        HttpStatus status = none.code().equals("UNKNOWN_TERM") ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, none.reason(locale.toLanguageTag()));
        detail.setProperties(Map.of("code", none.code()));
        return ResponseEntity.status(status).body(detail);
    }
}
