package org.sinew.genome;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Places in the genome that somebody asks for. */
public final class SiteSet {

    private final Map<String, NavigableMap<Integer, Site>> byContig = new TreeMap<>();

    public SiteSet(Collection<Site> sites) {
        for (Site site : sites) {
            byContig.computeIfAbsent(site.contig(), c -> new TreeMap<>()).put(site.position(), site);
        }
    }

    public boolean contains(Site site) {
        return find(site.contig(), site.position()) != null;
    }

    /** Those from {@code first} to {@code last}, both included. */
    public Collection<Site> within(String contig, int first, int last) {
        NavigableMap<Integer, Site> there = byContig.get(contig);
        return there == null || last < first
                ? List.of()
                : there.subMap(first, true, last, true).values();
    }

    int size() {
        return byContig.values().stream().mapToInt(Map::size).sum();
    }

    boolean hasContig(String contig) {
        return byContig.containsKey(contig);
    }

    @Nullable
    Site find(String contig, int position) {
        NavigableMap<Integer, Site> there = byContig.get(contig);
        return there == null ? null : there.get(position);
    }
}
