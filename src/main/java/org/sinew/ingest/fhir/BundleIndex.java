package org.sinew.ingest.fhir;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sinew.ingest.Raw;

/** The first pass: what the entries of each bundle are called, so that references to later entries resolve. */
final class BundleIndex implements JsonFrames.Frames {

    /** How many entries of each type are looked at for the version they are written in. */
    private static final int SAMPLE = 3;

    private static final Set<String> NAMED = Set.of("Patient", "Medication");

    /** One bundle, or one single record, with its version if that is not R4. */
    static final class Bundle {
        final References references;
        FhirVersion.@Nullable Sign sign;
        boolean isBundle;
        boolean hasR4Signs;

        @Nullable
        String type;

        private final Map<String, Integer> sampled = new HashMap<>();
        private final List<Panel> panels = new ArrayList<>();

        Bundle(References references) {
            this.references = references;
        }
    }

    private record Panel(String key, List<Element> members) {}

    private final String source;
    private final JsonParsing parsing;
    private final Medications medications;
    private final List<Bundle> bundles = new ArrayList<>();

    BundleIndex(String source, JsonParsing parsing, Medications medications) {
        this.source = source;
        this.parsing = parsing;
        this.medications = medications;
    }

    Bundle bundle(int n) {
        while (bundles.size() <= n) {
            bundles.add(new Bundle(new References(source, medications)));
        }
        return bundles.get(n);
    }

    boolean isKnownBundle(int n) {
        return n < bundles.size() && bundles.get(n).isBundle;
    }

    boolean isEmpty() {
        return bundles.isEmpty();
    }

    int size() {
        return bundles.size();
    }

    /** Any value with an {@code entry} list may be one; whether it is shows at its end. */
    @Override
    public boolean isBundle(int n) {
        return true;
    }

    @Override
    public void value(int n, @Nullable String type, Raw raw) {
        Bundle bundle = bundle(n);
        bundle.isBundle = "Bundle".equals(type);
        bundle.type = bundle.isBundle ? bundleType(raw) : null;
        if (bundle.hasR4Signs) {
            bundle.sign = null;
        }
    }

    /** {@code transaction}, {@code batch}, …; null if it cannot be told, which the second pass rejects. */
    private @Nullable String bundleType(Raw envelope) {
        try {
            return parsing.parse(envelope.head()) instanceof Json.Obj bundle
                            && bundle.get("type") instanceof Json.Leaf type
                    ? type.text
                    : null;
        } catch (JsonParsing.MalformedJson e) {
            return null;
        }
    }

    @Override
    public void entry(int n, int index, JsonFrames.Header header, Raw raw) {
        Bundle bundle = bundle(n);
        String type = header.type();
        if (type == null || !raw.isWhole()) {
            return;
        }
        String fullUrl = header.fullUrl();
        if (fullUrl != null && header.id() != null && !header.isConditional()) {
            bundle.references.fullUrl(fullUrl, source + "|" + type + "/" + header.id());
        }
        boolean isSample = bundle.sampled.merge(type, 1, Integer::sum) <= SAMPLE;
        if (isSample || header.isConditional() || header.hasMembers() || header.id() == null || NAMED.contains(type)) {
            look(bundle, header, raw, isSample);
        }
    }

    private void look(Bundle bundle, JsonFrames.Header header, Raw raw, boolean isSample) {
        try {
            if (parsing.parse(raw.head()) instanceof Json.Obj entry
                    && entry.get("resource") instanceof Json.Obj resource
                    && header.type() != null) {
                if (isSample) {
                    version(bundle, resource, header.type(), raw);
                }
                name(bundle, resource, header.type(), header.fullUrl(), Request.of(entry));
            }
        } catch (JsonParsing.MalformedJson | InvalidElement e) {
            // The second pass rejects the entry.
            return;
        }
    }

    private static void version(Bundle bundle, Json.Obj resource, String type, Raw raw) {
        if (bundle.sign == null) {
            bundle.sign = FhirVersion.of(resource, type);
        }
        if (new String(raw.head(), StandardCharsets.ISO_8859_1).contains("http://terminology.hl7.org/")) {
            bundle.hasR4Signs = true;
        }
    }

    private void name(Bundle bundle, Json.Obj resource, String type, @Nullable String fullUrl, Request request) {
        String key = source + "|" + Keys.record(resource, type, fullUrl, request);
        if (fullUrl != null) {
            bundle.references.fullUrl(fullUrl, key);
        }
        Element root = Element.root(resource, type);
        if (type.equals("Medication")) {
            medications.put(key, new Codes(source).concept(root.child("code")));
        } else if (type.equals("Observation")) {
            bundle.panels.add(new Panel(key, root.children("hasMember")));
        }
        root.each("identifier", bundle.references::identifier).forEach(i -> bundle.references.identifier(i, key));
    }

    /** Call once all entries are known. */
    void resolve() {
        for (Bundle bundle : bundles) {
            for (Panel panel : bundle.panels) {
                for (Element member : panel.members()) {
                    String key = bundle.references.key(member);
                    if (key != null) {
                        bundle.references.member(key, panel.key());
                    }
                }
            }
            bundle.panels.clear();
        }
    }
}
