package org.sinew.ingest.fhir;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.ReferenceGenomes;
import org.sinew.ingest.Limits;
import org.sinew.ingest.Raw;
import org.sinew.ingest.RawBuffer;
import org.sinew.ingest.RecordSink;
import org.sinew.ingest.Rejection;
import org.sinew.ingest.SampleSheet;
import org.sinew.ingest.Source;
import org.sinew.ingest.SourceReader;

/**
 * Reads FHIR R4 as JSON: a bundle of any type, single resources, several of them one after another, or NDJSON (by the
 * names {@code .ndjson} and {@code .jsonl}). Memory holds one record at a time and of a bundle its full URLs; a source of
 * at most 32 MiB is held whole.
 *
 * <p>Safe for use by several threads.
 */
public final class FhirReader implements SourceReader {

    private static final int NESTED_BUNDLES = 4;

    private final ZoneId zone;
    private final Limits limits;
    private final ReferenceGenomes genomes;
    private final JsonParsing parsing;

    /** @param zone of dates and times that name none */
    public FhirReader(ZoneId zone, Limits limits) {
        this(zone, limits, ReferenceGenomes.NONE);
    }

    /** @param genomes by which variants are named that do not say their bases */
    public FhirReader(ZoneId zone, Limits limits, ReferenceGenomes genomes) {
        this.zone = zone;
        this.genomes = genomes;
        this.limits = limits;
        this.parsing = new JsonParsing(limits);
    }

    /** What no other format claims: a request's body has no name. */
    @Override
    public boolean reads(String place) {
        return true;
    }

    @Override
    public void read(Source source, RecordSink sink) throws IOException {
        SampleSheet said = source.samples();
        try (ReferenceGenomes.Reading bases =
                genomes.with(said.reference(), said.build()).open()) {
            RecordReading records = new RecordReading(source.system(), zone, parsing, new Medications(), bases, sink);
            String name = source.place().toLowerCase(Locale.ROOT);
            if (name.endsWith(".ndjson") || name.endsWith(".jsonl")) {
                lines(source, records, sink);
            } else {
                values(source, records, sink, 0);
            }
        }
    }

    private void lines(Source source, RecordReading records, RecordSink sink) throws IOException {
        RawBuffer line = new RawBuffer(limits);
        byte[] buffer = new byte[1 << 16];
        int number = 1;
        try (InputStream in = source.content().open()) {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                int from = 0;
                for (int i = 0; i < count; i++) {
                    if (buffer[i] == '\n') {
                        line.write(buffer, from, i - from);
                        from = i + 1;
                        line(source, number++, line.take(), records, sink);
                    }
                }
                line.write(buffer, from, count - from);
            }
        }
        if (!line.isEmpty()) {
            line(source, number, line.take(), records, sink);
        }
    }

    private void line(Source source, int number, Raw raw, RecordReading records, RecordSink sink) throws IOException {
        String place = source.place() + ":" + number;
        if (!raw.isWhole()) {
            tooLarge(place, raw, sink);
        } else if (!isBlank(raw.head())) {
            values(Source.of(source.system(), place, raw.head()), records, sink, 0);
        }
    }

    private void values(Source source, RecordReading records, RecordSink sink, int nesting) throws IOException {
        BundleIndex index = new BundleIndex(source.system(), parsing, records.medications());
        KeptFrames kept = new KeptFrames(index);
        try (InputStream in = source.content().open()) {
            new JsonFrames(limits, kept).scan(in);
        }
        if (index.isEmpty()) {
            sink.reject(new Rejection.Malformed("", source.place(), Rejection.why("empty"), Raw.NONE));
            return;
        }
        index.resolve();
        String bundle = index.bundle(0).type;
        if (bundle != null && index.size() == 1 && nesting == 0) {
            sink.bundle(bundle);
        }
        Reading reading = new Reading(source, index, records, sink, nesting);
        if (!kept.replay(reading)) {
            try (InputStream in = source.content().open()) {
                new JsonFrames(limits, reading).scan(in);
            }
        }
        if (reading.failure != null) {
            throw reading.failure;
        }
    }

    private void tooLarge(String place, Raw raw, RecordSink sink) {
        sink.reject(new Rejection.TooLarge(
                "",
                place,
                Rejection.why("too-large", String.valueOf(raw.length()), String.valueOf(limits.recordBytes())),
                raw));
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The second pass: every frame to a record. */
    private final class Reading implements JsonFrames.Frames {
        private final Source source;
        private final BundleIndex index;
        private final RecordReading records;
        private final RecordSink sink;
        private final int nesting;
        private @Nullable IOException failure;

        Reading(Source source, BundleIndex index, RecordReading records, RecordSink sink, int nesting) {
            this.source = source;
            this.index = index;
            this.records = records;
            this.sink = sink;
            this.nesting = nesting;
        }

        @Override
        public boolean isBundle(int n) {
            return index.isKnownBundle(n);
        }

        @Override
        public void entry(int n, int i, JsonFrames.Header header, Raw raw) {
            String place = place(n) + "#entry[" + i + "]";
            if (!raw.isWhole()) {
                tooLarge(place, raw, sink);
            } else if ("Bundle".equals(header.type())) {
                nested(place, raw);
            } else {
                records.entry(name(header), place, raw, index.bundle(n));
            }
        }

        @Override
        public void value(int n, @Nullable String type, Raw raw) {
            if (!raw.isWhole()) {
                tooLarge(place(n), raw, sink);
            } else if (index.isKnownBundle(n)) {
                records.envelope(place(n), raw, index.bundle(n));
            } else if (type == null && records.isBundleEntry(raw)) {
                records.entry("", place(n), raw, index.bundle(n));
            } else {
                records.resource(place(n), raw, index.bundle(n));
            }
        }

        private static String name(JsonFrames.Header header) {
            return header.type() == null || header.id() == null ? "" : header.type() + "/" + header.id();
        }

        private String place(int n) {
            return index.size() == 1 ? source.place() : source.place() + "#[" + n + "]";
        }

        private void nested(String place, Raw raw) {
            Raw bundle = records.nested(place, raw);
            if (bundle == null) {
                return;
            }
            if (nesting == NESTED_BUNDLES) {
                sink.reject(new Rejection.Unsupported("", place, Rejection.why("too-nested"), raw));
                return;
            }
            try {
                values(Source.of(source.system(), place, bundle.head()), records, sink, nesting + 1);
            } catch (IOException e) {
                failure = e;
            }
        }
    }
}
