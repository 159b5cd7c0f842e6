package org.sinew.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** What could not be taken in: kept with reason, place and bytes until it is replayed with success. */
public final class DeadLetters {

    private final DeadLetterStore store;
    private final Clock clock;

    DeadLetters(DeadLetterStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Keeps a rejection; durable on return. */
    void keep(String source, String run, Rejection rejection) {
        String id = id(source, rejection);
        store.save(store.findById(id)
                .map(known -> known.again(rejection, clock.instant()))
                .orElseGet(() -> DeadLetter.of(id, source, run, rejection, clock.instant())));
    }

    /** @param page from 0, the latest first */
    public List<DeadLetter> list(int page, int size) {
        return store.findAll(PageRequest.of(
                        page, size, Sort.by("rejectedAt").descending().and(Sort.by("id"))))
                .getContent();
    }

    public long count() {
        return store.count();
    }

    List<DeadLetter> ofStrangers(String run) {
        return store.findAllByKindAndRun(Rejection.UnknownPatient.class.getSimpleName(), run);
    }

    /** The letter was replayed and rejected once more. */
    void again(DeadLetter letter, Rejection rejection) {
        store.save(get(letter.id()).again(rejection, clock.instant()));
    }

    List<String> ids() {
        return store.findAll().stream().map(DeadLetter::id).toList();
    }

    /** @throws IllegalArgumentException when there is none of that id */
    public DeadLetter get(String id) {
        return store.findById(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no dead letter " + id + "; `deadletters list` shows those there are"));
    }

    void forget(DeadLetter letter) {
        store.deleteById(letter.id());
    }

    static String id(String source, Rejection rejection) {
        byte[] identity =
                (source + "|" + rejection.place() + "|" + rejection.raw().sha256()).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Raw.newDigest().digest(identity), 0, 8);
    }
}
