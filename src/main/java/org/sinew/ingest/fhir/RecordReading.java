package org.sinew.ingest.fhir;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sinew.genome.ReferenceBases;
import org.sinew.ingest.Raw;
import org.sinew.ingest.RecordSink;
import org.sinew.ingest.Rejection;
import org.sinew.ingest.SourceRecord;
import org.sinew.patient.FactKey;
import org.sinew.patient.Provenance;
import org.sinew.term.Sentence;

/** The bytes of one record or one bundle entry to a {@link SourceRecord} or a {@link Rejection}: always exactly one. */
final class RecordReading {

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,60}");
    private static final Set<String> ELEMENTS = Set.of(
            "resourceType",
            "id",
            "meta",
            "implicitRules",
            "language",
            "identifier",
            "type",
            "timestamp",
            "total",
            "link",
            "entry",
            "signature");
    private static final Pattern DELETED = Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9._-]{1,128})");

    private final String source;
    private final JsonParsing parsing;
    private final Medications medications;
    private final RecordSink sink;
    private final Codes codes;
    private final Times times;
    private final Values values;
    private final ReferenceBases bases;

    RecordReading(
            String source,
            ZoneId zone,
            JsonParsing parsing,
            Medications medications,
            ReferenceBases bases,
            RecordSink sink) {
        this.source = source;
        this.parsing = parsing;
        this.medications = medications;
        this.sink = sink;
        this.codes = new Codes(source);
        this.times = new Times(zone);
        this.values = new Values(codes, times);
        this.bases = bases;
    }

    /** What the {@code Medication} resources of the source are, as far as it has been read. */
    Medications medications() {
        return medications;
    }

    void resource(String place, Raw raw, BundleIndex.Bundle bundle) {
        guarded("", place, raw, () -> read(object(parsing.parse(raw.head())), null, Request.NONE, place, raw, bundle));
    }

    /** @param name what the cut showed the record's name to be, for the case that the entry cannot be read */
    void entry(String name, String place, Raw raw, BundleIndex.Bundle bundle) {
        guarded(name, place, raw, () -> {
            Json.Obj entry = object(parsing.parse(raw.head()));
            Request request = Request.of(entry);
            if (request.isDelete()) {
                return deleted(request.url(), place, raw);
            }
            Sentence unsupported = request.unsupported();
            if (unsupported != null) {
                return new Rejection.Unsupported("", place, unsupported, raw);
            }
            if (entry.get("resource") instanceof Json.Obj resource) {
                return read(resource, text(entry, "fullUrl"), request, place, raw, bundle);
            }
            return new Rejection.Invalid("", place, Rejection.why("no-resource"), raw);
        });
    }

    /** Whether this is an entry without its bundle, as a dead letter keeps it. */
    boolean isBundleEntry(Raw raw) {
        try {
            Json.Obj object = object(parsing.parse(raw.head()));
            return object.get("resource") instanceof Json.Obj || object.get("request") instanceof Json.Obj;
        } catch (JsonParsing.MalformedJson e) {
            return false;
        }
    }

    /** What surrounds the entries must be sound too; what it says is of the transport, not of a patient. */
    void envelope(String place, Raw raw, BundleIndex.Bundle bundle) {
        try {
            Json.Obj envelope = object(parsing.parse(raw.head()));
            FhirVersion.Sign sign = FhirVersion.of(envelope, "Bundle");
            Sentence stray = stray(envelope);
            if (sign != null && bundle.sign == null) {
                sink.reject(wrongVersion("Bundle", place, raw, sign));
            } else if (stray != null) {
                sink.reject(new Rejection.Invalid("Bundle", place, stray, raw));
            }
        } catch (JsonParsing.MalformedJson e) {
            sink.reject(new Rejection.Malformed("Bundle", place, Rejection.why("envelope", e.said()), raw));
        }
    }

    /** An element that no bundle has could hide records; null when there is none. */
    private static @Nullable Sentence stray(Json.Obj envelope) {
        for (int i = 0; i < envelope.size(); i++) {
            String name = envelope.name(i);
            if (!ELEMENTS.contains(name) && !name.startsWith("_")) {
                return Rejection.why("stray", InvalidElement.shown(name));
            }
        }
        return envelope.get("entry") == null || envelope.get("entry") instanceof Json.Arr
                ? null
                : Rejection.why("no-entry-list");
    }

    /** The bytes of a bundle within an entry; null when they are refused here. */
    @Nullable
    Raw nested(String place, Raw raw) {
        String text = new String(raw.head(), StandardCharsets.UTF_8);
        int start = text.indexOf('{', text.indexOf("\"resource\""));
        try {
            parsing.parse(raw.head());
            int end = text.length();
            return Raw.of(balanced(text, start, end).getBytes(StandardCharsets.UTF_8));
        } catch (JsonParsing.MalformedJson e) {
            sink.reject(new Rejection.Malformed("", place, e.said(), raw));
            return null;
        }
    }

    /** The object that starts at {@code start} in well-formed JSON. */
    private static String balanced(String text, int start, int end) {
        int depth = 0;
        boolean isString = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (isString) {
                i += c == '\\' ? 1 : 0;
                isString = c != '"';
            } else if (c == '"') {
                isString = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return text.substring(start, i + 1);
            }
        }
        return text.substring(start);
    }

    private Object read(
            Json.Obj object,
            @Nullable String fullUrl,
            Request request,
            String place,
            Raw raw,
            BundleIndex.Bundle bundle) {
        if (!(object.get("resourceType") instanceof Json.Leaf typeLeaf)
                || !TYPE.matcher(typeLeaf.text).matches()) {
            return new Rejection.Malformed("", place, Rejection.why("no-type"), raw);
        }
        typeLeaf.isRead = true;
        String type = typeLeaf.text;
        FhirVersion.Sign sign = bundle.sign != null ? bundle.sign : FhirVersion.of(object, type);
        if (sign != null) {
            return wrongVersion(type, place, raw, sign);
        }
        Sentence contradiction = request.contradiction(type, text(object, "id"));
        if (contradiction != null) {
            return new Rejection.Invalid("", place, contradiction, raw);
        }
        String record = Keys.record(object, type, fullUrl, request);
        try {
            return ResourceReading.read(resource(object, type, record, place, bundle), raw)
                    .on(request.condition(source));
        } catch (UnsupportedRecord e) {
            return new Rejection.Unsupported(record, place, e.said(), raw);
        } catch (InvalidElement e) {
            return new Rejection.Invalid(record, place, e.said(), raw);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return new Rejection.Invalid(record, place, Rejection.plain(e.getMessage()), raw);
        }
    }

    private Resource resource(Json.Obj object, String type, String record, String place, BundleIndex.Bundle bundle) {
        Element root = Element.root(object, type);
        FactKey key = new FactKey(source + "|" + record);
        if (type.equals("Medication")) {
            medications.put(key.value(), codes.concept(root.child("code")));
        }
        return new Resource(
                type, key, root, codes, times, values, bundle.references, bases, new Provenance(source, record, place));
    }

    private Object deleted(String url, String place, Raw raw) {
        Matcher target = DELETED.matcher(url);
        if (!target.matches()) {
            return new Rejection.Unsupported("", place, Rejection.why("deletion", InvalidElement.shown(url)), raw);
        }
        String record = target.group(1) + "/" + target.group(2);
        return ResourceReading.retracted(
                target.group(1), new FactKey(source + "|" + record), new Provenance(source, record, place), raw);
    }

    private static Rejection wrongVersion(String record, String place, Raw raw, FhirVersion.Sign sign) {
        return new Rejection.WrongVersion(
                record, place, Rejection.why("version", sign.version(), sign.element()), raw, sign.version());
    }

    private interface Reading {
        Object read() throws JsonParsing.MalformedJson;
    }

    private void guarded(String name, String place, Raw raw, Reading reading) {
        Object result;
        try {
            result = reading.read();
        } catch (JsonParsing.MalformedJson e) {
            result = new Rejection.Malformed(name, place, e.said(), raw);
        } catch (InvalidElement e) {
            result = new Rejection.Invalid(name, place, e.said(), raw);
        }
        switch (result) {
            case SourceRecord record -> sink.accept(record);
            case Rejection rejection -> sink.reject(rejection);
            default -> throw new IllegalStateException("neither read nor rejected: " + place);
        }
    }

    private static Json.Obj object(Json value) throws JsonParsing.MalformedJson {
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw new JsonParsing.MalformedJson(Rejection.why("not-an-object"));
    }

    private static @Nullable String text(@Nullable Json holder, String name) {
        return holder instanceof Json.Obj object && object.get(name) instanceof Json.Leaf leaf ? leaf.text : null;
    }
}
