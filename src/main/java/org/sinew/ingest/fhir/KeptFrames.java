package org.sinew.ingest.fhir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sinew.ingest.Raw;

/**
 * Keeps what the first pass cut out, so that a source of common size is cut once; of a larger one it keeps nothing, and
 * memory stays bounded.
 */
final class KeptFrames implements JsonFrames.Frames {

    private static final long MOST = 32L << 20;

    private final BundleIndex index;
    private final List<Frame> frames = new ArrayList<>();
    private long bytes;
    private boolean isWhole = true;

    private sealed interface Frame {}

    private record Entry(int n, int index, JsonFrames.Header header, Raw raw) implements Frame {}

    private record Value(int n, @Nullable String type, Raw raw) implements Frame {}

    KeptFrames(BundleIndex index) {
        this.index = index;
    }

    @Override
    public boolean isBundle(int n) {
        return index.isBundle(n);
    }

    @Override
    public void entry(int n, int i, JsonFrames.Header header, Raw raw) {
        index.entry(n, i, header, raw);
        keep(new Entry(n, i, header, raw), raw);
    }

    @Override
    public void value(int n, @Nullable String type, Raw raw) {
        index.value(n, type, raw);
        keep(new Value(n, type, raw), raw);
    }

    private void keep(Frame frame, Raw raw) {
        bytes += raw.head().length;
        if (isWhole && bytes <= MOST) {
            frames.add(frame);
        } else {
            isWhole = false;
            frames.clear();
        }
    }

    /** Hands all on; false if not all was kept, or something was cut that only looked like a bundle. */
    boolean replay(JsonFrames.Frames reading) {
        if (!isWhole || frames.stream().anyMatch(f -> f instanceof Entry entry && !index.isKnownBundle(entry.n()))) {
            return false;
        }
        for (Frame frame : frames) {
            switch (frame) {
                case Entry entry -> reading.entry(entry.n(), entry.index(), entry.header(), entry.raw());
                case Value value -> reading.value(value.n(), value.type(), value.raw());
            }
        }
        return true;
    }
}
