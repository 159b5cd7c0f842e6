package org.sinew.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sinew.term.TermId;

/**
 * Numbers of codes, flavours and regions. It only grows, so one dictionary serves every state of the timelines and what
 * has a number keeps it. Safe for use by many threads.
 */
final class Dictionary {

    private record CodeKey(EventKind kind, List<TermId> ids) {}

    private record Asked(EventKind kind, TermSet terms) {}

    private static final int KEPT_SETS = 4096;

    private final Map<CodeKey, EventCode> codes = new HashMap<>();
    private final Map<Flavour, Integer> flavours = new HashMap<>();
    private final Map<Region, Integer> regions = new HashMap<>();
    private final Map<EventKind, Map<TermId, int[]>> byTerm = new EnumMap<>(EventKind.class);
    private final Map<Asked, int[]> numbersOfSets = new ConcurrentHashMap<>();
    private volatile List<EventCode> codeList = List.of();
    private volatile List<Flavour> flavourList = List.of();
    private volatile List<Region> regionList = List.of();
    private final List<EventCode> codesInOrder = new ArrayList<>();
    private final List<Flavour> flavoursInOrder = new ArrayList<>();
    private final List<Region> regionsInOrder = new ArrayList<>();
    private volatile boolean stale;

    synchronized EventCode code(EventKind kind, List<TermId> ids) {
        EventCode known = codes.get(new CodeKey(kind, ids));
        if (known != null) {
            return known;
        }
        List<TermId> copy = List.copyOf(ids);
        EventCode code = new EventCode(codesInOrder.size(), kind, copy);
        codes.put(new CodeKey(kind, copy), code);
        codesInOrder.add(code);
        Map<TermId, int[]> ofKind = byTerm.computeIfAbsent(kind, k -> new HashMap<>());
        copy.stream().distinct().forEach(id -> ofKind.merge(id, new int[] {code.number()}, Dictionary::joined));
        stale = true;
        return code;
    }

    private static int[] joined(int[] before, int[] more) {
        int[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = more[0];
        return all;
    }

    synchronized int flavour(Flavour flavour) {
        return flavours.computeIfAbsent(flavour, f -> {
            flavoursInOrder.add(f);
            stale = true;
            return flavoursInOrder.size() - 1;
        });
    }

    synchronized int region(@Nullable Region region) {
        return region == null
                ? -1
                : regions.computeIfAbsent(region, r -> {
                    regionsInOrder.add(r);
                    stale = true;
                    return regionsInOrder.size() - 1;
                });
    }

    List<EventCode> codes() {
        refresh();
        return codeList;
    }

    List<Flavour> flavours() {
        refresh();
        return flavourList;
    }

    List<Region> regions() {
        refresh();
        return regionList;
    }

    Flavour flavour(int number) {
        List<Flavour> known = flavourList;
        return number < known.size() ? known.get(number) : flavours().get(number);
    }

    EventCode code(int number) {
        List<EventCode> known = codeList;
        return number < known.size() ? known.get(number) : codes().get(number);
    }

    private void refresh() {
        if (stale) {
            synchronized (this) {
                codeList = List.copyOf(codesInOrder);
                flavourList = List.copyOf(flavoursInOrder);
                regionList = List.copyOf(regionsInOrder);
                numbersOfSets.clear();
                stale = false;
            }
        }
    }

    /** Whether any code has that id. */
    synchronized boolean mentions(TermId id) {
        return byTerm.values().stream().anyMatch(ofKind -> ofKind.containsKey(id));
    }

    /** Numbers of the codes of that kind that the set has, ascending. */
    int[] numbers(EventKind kind, TermSet terms) {
        refresh();
        if (numbersOfSets.size() > KEPT_SETS) {
            numbersOfSets.clear();
        }
        return numbersOfSets.computeIfAbsent(new Asked(kind, terms), this::find);
    }

    private int[] find(Asked asked) {
        if (asked.terms().isAll()) {
            return codeList.stream()
                    .filter(code -> code.kind() == asked.kind())
                    .mapToInt(EventCode::number)
                    .toArray();
        }
        synchronized (this) {
            Map<TermId, int[]> ofKind = byTerm.getOrDefault(asked.kind(), Map.of());
            return asked.terms().ids().stream()
                    .map(ofKind::get)
                    .filter(Objects::nonNull)
                    .flatMapToInt(Arrays::stream)
                    .sorted()
                    .distinct()
                    .toArray();
        }
    }
}
